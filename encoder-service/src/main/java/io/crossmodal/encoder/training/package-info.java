/** The trainings that this service runs: started, watched, cancelled, remembered. */
@NullMarked
package io.crossmodal.encoder.training;

import org.jspecify.annotations.NullMarked;
