package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * One side of a model. Safe for use by several threads.
 *
 * @param <I> what it takes, ready for the device
 */
@FunctionalInterface
interface Tower<I> {

  /**
   * {@code (inputs, dimension)}, not normalized, in the scope.
   *
   * @param batch at least one
   */
  NDArray forward(NDManager scope, List<I> batch);
}
