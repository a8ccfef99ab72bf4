/** Trains a dual encoder on captioned pictures and says how good it became. */
@NullMarked
package io.crossmodal.encoder.train;

import org.jspecify.annotations.NullMarked;
