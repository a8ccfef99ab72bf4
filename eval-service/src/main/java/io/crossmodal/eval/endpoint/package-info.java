/** The gRPC face of the eval service: parses, delegates, answers. */
@NullMarked
package io.crossmodal.eval.endpoint;

import org.jspecify.annotations.NullMarked;
