package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** An exported tower with its weights. Safe for use by several threads. */
interface TowerProgram extends AutoCloseable {

  /**
   * One row an input, in the scope.
   *
   * @param inputs in the program's order
   * @throws IllegalStateException if it does not answer with rows of the model's dimension
   */
  NDArray run(NDManager scope, NDArray... inputs);

  @Override
  void close();
}
