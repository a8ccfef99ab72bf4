/** Small services that do real arithmetic, so that the gateway can be tested over real gRPC. */
@NullMarked
package io.crossmodal.gateway.fake;

import org.jspecify.annotations.NullMarked;
