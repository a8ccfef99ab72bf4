/** The index's gRPC services: check, translate, call, translate back. */
@NullMarked
package io.crossmodal.index.endpoint;

import org.jspecify.annotations.NullMarked;
