package io.crossmodal.eval.measure;

import java.util.stream.IntStream;

/** Holm's step-down correction (1979): one test among many is not news. */
public final class Holm {

  private Holm() {}

  /** Adjusted p-values in the order given; the chance of any false alarm at p is at most p. */
  public static double[] adjust(double[] pValues) {
    int[] ascending =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted((a, b) -> Double.compare(pValues[a], pValues[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[pValues.length];
    double largest = 0;
    for (int i = 0; i < ascending.length; i++) {
      double p = Math.min(1, (pValues.length - i) * pValues[ascending[i]]);
      largest = Math.max(largest, p);
      adjusted[ascending[i]] = largest;
    }
    return adjusted;
  }
}
