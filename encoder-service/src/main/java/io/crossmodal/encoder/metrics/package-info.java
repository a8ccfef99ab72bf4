/** Figures of the encoder for whoever watches it. */
@NullMarked
package io.crossmodal.encoder.metrics;

import org.jspecify.annotations.NullMarked;
