/** The gRPC services of the encoder: validate, delegate, respond. */
@NullMarked
package io.crossmodal.encoder.endpoint;

import org.jspecify.annotations.NullMarked;
