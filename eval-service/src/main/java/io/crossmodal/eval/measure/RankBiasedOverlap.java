package io.crossmodal.eval.measure;

import java.util.HashSet;
import java.util.Set;

/**
 * Rank-biased overlap of two rankings: the agreement of their heads, each head of d items counting
 * as much as a reader who goes on with probability {@code p} is likely to look that far (Webber,
 * Moffat and Zobel, A similarity measure for indefinite rankings, 2010).
 *
 * <p>What lies below both lists is taken to agree as much as they do at their end (the paper's
 * RBO_ext), so two equal lists have 1 and two without a shared item have 0.
 */
public final class RankBiasedOverlap {

  private RankBiasedOverlap() {}

  /**
   * The overlap of two lists of the same length; where one is longer, the rest of it is left out.
   *
   * @param p how likely a reader goes on from one rank to the next, over 0 to under 1
   * @param a rows, best first, none twice
   * @param b the same of the other ranking
   */
  public static double of(double p, int[] a, int[] b) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("p: %s (expected: over 0, under 1)".formatted(p));
    }
    int depth = Math.min(a.length, b.length);
    if (depth == 0) {
      return a.length == b.length ? 1 : 0;
    }
    Set<Integer> seen = new HashSet<>();
    int shared = 0;
    double weight = 1;
    double sum = 0;
    for (int d = 1; d <= depth; d++) {
      // An item is shared from the rank on where the second list has it too.
      shared += seen.add(a[d - 1]) ? 0 : 1;
      shared += seen.add(b[d - 1]) ? 0 : 1;
      sum += weight * shared / d;
      weight *= p;
    }
    return (1 - p) * sum + weight * shared / depth;
  }
}
