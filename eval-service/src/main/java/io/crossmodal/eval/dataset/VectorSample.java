package io.crossmodal.eval.dataset;

import java.util.ArrayList;
import java.util.List;

/** An evenly spaced sample of a sequence whose length is not known, in bounded memory. */
final class VectorSample {

  private final int limit;
  private final List<float[]> kept = new ArrayList<>();
  private long seen;
  private long stride = 1;

  /**
   * A sample.
   *
   * @param limit most vectors kept; at least half as many are, where there are as many
   */
  VectorSample(int limit) {
    this.limit = limit;
  }

  void accept(float[] vector) {
    if (seen++ % stride == 0) {
      if (kept.size() == limit) {
        thin();
      }
      if ((seen - 1) % stride == 0) {
        kept.add(vector);
      }
    }
  }

  float[][] vectors() {
    return kept.toArray(float[][]::new);
  }

  /** Drops every second vector. */
  private void thin() {
    for (int i = 0; 2 * i < kept.size(); i++) {
      kept.set(i, kept.get(2 * i));
    }
    kept.subList((kept.size() + 1) / 2, kept.size()).clear();
    stride *= 2;
  }
}
