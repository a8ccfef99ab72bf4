package io.crossmodal.eval.measure;

import java.util.Arrays;

/**
 * Tests whether two runs differ on the same queries: under the null hypothesis the sign of each
 * cluster's difference is a coin's (Fisher's randomisation test; Smucker, Allan and Carterette,
 * 2007).
 *
 * <p>Up to 16 clusters that differ are enumerated, which is exact; more are sampled, and the
 * observed order counts as one of the samples.
 */
public final class PairedPermutation {

  private static final int ENUMERATED = 16;

  /** Samples in one pass over the differences; a multiple of four. */
  private static final int TOGETHER = 8;

  /** Signs that one draw of a stream gives. */
  private static final int SIGNS = 30;

  /** Sums of the same numbers in another order differ by this share at most. */
  private static final double ROUNDING = 1e-12;

  private PairedPermutation() {}

  /**
   * Two-sided p-value.
   *
   * @param differences by cluster, summed over its queries
   * @param samples signs that are drawn where there are too many to enumerate, at least 1
   * @param seed of the draws
   */
  public static double pValue(double[] differences, int samples, long seed) {
    double[] differing = Arrays.stream(differences).filter(d -> d != 0).toArray();
    double observed = Math.abs(Arrays.stream(differing).sum());
    double scale = Arrays.stream(differing).map(Math::abs).sum();
    double threshold = observed - ROUNDING * scale;
    return differing.length <= ENUMERATED
        ? enumerated(differing, threshold)
        : sampled(differing, threshold, samples, seed);
  }

  private static double enumerated(double[] differences, double threshold) {
    int all = 1 << differences.length;
    int extreme = 0;
    for (int signs = 0; signs < all; signs++) {
      double sum = 0;
      for (int i = 0; i < differences.length; i++) {
        sum += (signs >> i & 1) == 0 ? differences[i] : -differences[i];
      }
      extreme += Math.abs(sum) >= threshold ? 1 : 0;
    }
    return (double) extreme / all;
  }

  private static double sampled(double[] differences, double threshold, int samples, long seed) {
    long[] bits = Arrays.stream(differences).mapToLong(Double::doubleToRawLongBits).toArray();
    int extreme = 1;
    for (int from = 0; from < samples; from += TOGETHER) {
      double[] sums = sums(bits, from, seed);
      for (int i = 0; i < Math.min(TOGETHER, samples - from); i++) {
        extreme += Math.abs(sums[i]) >= threshold ? 1 : 0;
      }
    }
    return (double) extreme / (samples + 1);
  }

  /**
   * Sums with the signs of samples {@code from} on: several at once, since a sum waits for itself.
   */
  private static double[] sums(long[] bits, int from, long seed) {
    SeededStream[] streams = new SeededStream[TOGETHER];
    Arrays.setAll(streams, i -> new SeededStream(seed, from + i));
    double[] sums = new double[TOGETHER];
    for (int block = 0; block < bits.length; block += SIGNS) {
      int end = Math.min(bits.length, block + SIGNS);
      for (int i = 0; i < TOGETHER; i += 4) {
        add(bits, block, end, streams, sums, i);
      }
    }
    return sums;
  }

  private static void add(
      long[] bits, int block, int end, SeededStream[] streams, double[] sums, int i) {
    long signs0 = (long) streams[i].below(1 << SIGNS) << (64 - SIGNS);
    long signs1 = (long) streams[i + 1].below(1 << SIGNS) << (64 - SIGNS);
    long signs2 = (long) streams[i + 2].below(1 << SIGNS) << (64 - SIGNS);
    long signs3 = (long) streams[i + 3].below(1 << SIGNS) << (64 - SIGNS);
    double sum0 = sums[i];
    double sum1 = sums[i + 1];
    double sum2 = sums[i + 2];
    double sum3 = sums[i + 3];
    for (int at = block; at < end; at++) {
      sum0 += Double.longBitsToDouble(bits[at] ^ (signs0 & Long.MIN_VALUE));
      sum1 += Double.longBitsToDouble(bits[at] ^ (signs1 & Long.MIN_VALUE));
      sum2 += Double.longBitsToDouble(bits[at] ^ (signs2 & Long.MIN_VALUE));
      sum3 += Double.longBitsToDouble(bits[at] ^ (signs3 & Long.MIN_VALUE));
      signs0 <<= 1;
      signs1 <<= 1;
      signs2 <<= 1;
      signs3 <<= 1;
    }
    sums[i] = sum0;
    sums[i + 1] = sum1;
    sums[i + 2] = sum2;
    sums[i + 3] = sum3;
  }
}
