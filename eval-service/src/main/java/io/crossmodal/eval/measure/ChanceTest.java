package io.crossmodal.eval.measure;

import java.util.Arrays;

/** Tests a mean of R@k against chance, with queries of one image taken together. */
final class ChanceTest {

  private ChanceTest() {}

  /**
   * Two-sided p-value that queries with these values find no better and no worse than chance.
   *
   * <p>A normal approximation whose error is the larger of the clusters' own and the binomial one
   * under chance: in a collapsed gallery all queries have the same value and the former is 0.
   *
   * @param sums of the values by cluster
   * @param sizes queries by cluster
   * @param chance mean of a random order
   */
  static double pValue(double[] sums, int[] sizes, double chance) {
    int queries = Arrays.stream(sizes).sum();
    double mean = Arrays.stream(sums).sum() / queries;
    double squares = 0;
    for (int c = 0; c < sums.length; c++) {
      double d = sums[c] - mean * sizes[c];
      squares += d * d;
    }
    double correction = sums.length > 1 ? sums.length / (sums.length - 1.0) : 1;
    double clustered = Math.sqrt(squares * correction) / queries;
    double binomial = Math.sqrt(chance * (1 - chance) / queries);
    double error = Math.max(clustered, binomial);
    if (error == 0) {
      return 1;
    }
    return Math.min(1, 2 * Normal.cdf(-Math.abs(mean - chance) / error));
  }
}
