/**
 * The dynamic batcher: a bounded queue of single inputs in front, batches for the device behind.
 */
@NullMarked
package io.crossmodal.encoder.batch;

import org.jspecify.annotations.NullMarked;
