package io.crossmodal.eval.measure;

import java.util.Arrays;

/**
 * Whether a view's loss against the full view, in one direction, is more than luck.
 *
 * @param loss full figure less the view's
 * @param interval of the loss, from paired resamples
 * @param pValue of a paired permutation test over images
 * @param detectable smallest true loss that these queries show in 4 of 5 cases
 * @param goodEnough true if the loss is shown to be under the margin: the one-sided test of
 *     non-inferiority at 5 %
 */
public record LossEvidence(
    double loss, Interval interval, double pValue, double detectable, boolean goodEnough) {

  private static final int SAMPLES = 5_000;
  private static final double POWER = .8;

  /** Both tails of this interval are 5 %, so its upper end is a one-sided test at 5 %. */
  private static final double ONE_SIDED = .9;

  /**
   * Tests a view's figures against the full ones.
   *
   * @param margin loss that does not matter, for example .005
   * @param seed of the permutations
   */
  public static LossEvidence of(
      PoolFigures full, PoolFigures view, double margin, double confidence, long seed) {
    double[] before = full.headlineSums();
    double[] now = view.headlineSums();
    double[] differences = new double[before.length];
    Arrays.setAll(differences, i -> before[i] - now[i]);
    Resampled reference = full.headline();
    return new LossEvidence(
        reference.value() - view.headline().value(),
        reference.minus(view.headline(), confidence),
        PairedPermutation.pValue(differences, SAMPLES, seed),
        detectable(differences, full.queries(), 1 - confidence),
        reference.minus(view.headline(), ONE_SIDED).high() < margin);
  }

  private static double detectable(double[] differences, int queries, double level) {
    int n = differences.length;
    double mean = Arrays.stream(differences).average().orElse(0);
    double squares = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
    double error = n < 2 ? 0 : Math.sqrt(squares * n / (n - 1)) / queries;
    return (Normal.quantile(1 - level / 2) + Normal.quantile(POWER)) * error;
  }
}
