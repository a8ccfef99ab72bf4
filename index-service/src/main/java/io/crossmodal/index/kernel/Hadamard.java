package io.crossmodal.index.kernel;

/**
 * The fast Walsh-Hadamard transform of part of an array, in place and without scaling: {@code n log
 * n} additions, each of them in the same order on every machine.
 */
public final class Hadamard {

  private Hadamard() {}

  /**
   * Transforms {@code values[from..from + length)}; twice gives {@code length} times the values.
   *
   * @param length a power of two
   */
  public static void transform(float[] values, int from, int length) {
    int half = 1;
    if (Integer.numberOfTrailingZeros(length) % 2 == 1) {
      pairs(values, from, length);
      half = 2;
    }
    for (; half < length; half *= 4) {
      for (int block = from; block < from + length; block += 4 * half) {
        quads(values, block, half);
      }
    }
  }

  private static void pairs(float[] values, int from, int length) {
    for (int i = from; i < from + length; i += 2) {
      float a = values[i];
      float b = values[i + 1];
      values[i] = a + b;
      values[i + 1] = a - b;
    }
  }

  /** Two levels in one pass over {@code 4 * half} values. */
  private static void quads(float[] values, int from, int half) {
    for (int i = from; i < from + half; i++) {
      float a = values[i];
      float b = values[i + half];
      float c = values[i + 2 * half];
      float d = values[i + 3 * half];
      float sum0 = a + b;
      float difference0 = a - b;
      float sum1 = c + d;
      float difference1 = c - d;
      values[i] = sum0 + sum1;
      values[i + half] = difference0 + difference1;
      values[i + 2 * half] = sum0 - sum1;
      values[i + 3 * half] = difference0 - difference1;
    }
  }
}
