/** The index through its gRPC services, in one process and in several. */
@NullMarked
package io.crossmodal.index.endpoint;

import org.jspecify.annotations.NullMarked;
