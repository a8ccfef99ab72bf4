package io.crossmodal.eval.measure;

/**
 * How the vectors of one modality lie, after normalisation.
 *
 * @param modality {@code image} or {@code text}
 * @param dimension components of a vector
 * @param count vectors
 * @param meanCosine of all pairs
 * @param alike vectors in the largest group whose cosines to one of them are at least .999
 * @param duplicates vectors that equal an earlier one bit by bit
 * @param zeros vectors of length 0
 * @param uniformity log of the mean of {@code exp(-2 |x - y|^2)} over pairs (Wang and Isola, 2020);
 *     0 is collapsed, lower is more uniform
 * @param effectiveRank {@code (trace S)^2 / |S|^2} of the covariance: directions really used, 1 to
 *     the dimension
 */
public record SpaceGeometry(
    String modality,
    int dimension,
    int count,
    double meanCosine,
    int alike,
    int duplicates,
    int zeros,
    double uniformity,
    double effectiveRank) {

  /** Share of the vectors that are alike. */
  public double alikeShare() {
    return count == 0 ? 0 : (double) alike / count;
  }
}
