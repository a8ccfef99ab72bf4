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
    int extreme = 1;
    for (int sample = 0; sample < samples; sample++) {
      SeededStream stream = new SeededStream(seed, sample);
      double sum = 0;
      int signs = 1;
      for (double difference : differences) {
        if (signs == 1) {
          signs = stream.below(1 << 30) | 1 << 30;
        }
        sum += (signs & 1) == 0 ? difference : -difference;
        signs >>>= 1;
      }
      extreme += Math.abs(sum) >= threshold ? 1 : 0;
    }
    return (double) extreme / (samples + 1);
  }
}
