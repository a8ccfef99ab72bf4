package io.crossmodal.eval.pipeline;

/** Is told how far an evaluation is; called by several threads. */
@FunctionalInterface
public interface ProgressListener {

  /**
   * Takes the present state.
   *
   * @param done configurations done
   * @param activity what is being done, for example {@code 256-d int8: scoring 1,000 queries}
   */
  void at(int done, String activity);
}
