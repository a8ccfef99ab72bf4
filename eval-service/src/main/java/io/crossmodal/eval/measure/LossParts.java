package io.crossmodal.eval.measure;

/**
 * What a view loses of a figure, split into its causes by switching them on one after the other:
 * first the dimension at full precision, then the precision at that dimension.
 *
 * @param full the figure of the full view
 * @param dimension lost to the dimension; negative if something was won
 * @param dimensionInterval of it, from paired resamples
 * @param precision lost to the precision
 * @param precisionInterval of it, from paired resamples
 */
public record LossParts(
    double full,
    double dimension,
    Interval dimensionInterval,
    double precision,
    Interval precisionInterval) {

  /**
   * The parts of one view's loss.
   *
   * @param full figure of the full view
   * @param reduced figure at the view's dimension and full precision
   * @param view figure of the view, from the same resamples as the others
   */
  public static LossParts of(Resampled full, Resampled reduced, Resampled view, double confidence) {
    return new LossParts(
        full.value(),
        full.value() - reduced.value(),
        full.minus(reduced, confidence),
        reduced.value() - view.value(),
        reduced.minus(view, confidence));
  }

  /** The whole loss: its parts together. */
  public double total() {
    return dimension + precision;
  }
}
