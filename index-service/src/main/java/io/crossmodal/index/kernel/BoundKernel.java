package io.crossmodal.index.kernel;

/** Finds the few scores among many that reach a bound. */
public interface BoundKernel {

  /**
   * The places of the scores that are at least {@code bound}, ascending.
   *
   * @param from the first place that is looked at
   * @param count the place after the last one
   * @param places gets them; long enough for all
   * @return how many there are
   */
  int reaching(float bound, float[] scores, int from, int count, int[] places);
}
