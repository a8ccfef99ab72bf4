package io.crossmodal.index.kernel;

/** Scores one at a time. */
final class ScalarBound implements BoundKernel {

  @Override
  public int reaching(float bound, float[] scores, int from, int count, int[] places) {
    int found = 0;
    for (int i = from; i < count; i++) {
      if (scores[i] >= bound) {
        places[found++] = i;
      }
    }
    return found;
  }
}
