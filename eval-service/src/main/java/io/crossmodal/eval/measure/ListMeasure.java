package io.crossmodal.eval.measure;

/**
 * A figure of one ranked list, as its expected value over the order of items that share a score.
 */
public sealed interface ListMeasure permits ExpectedMeasure, GradedNdcgAt, InterpolatedPrecisionAt {

  /** Its name as users write it, for example {@code nDCG@10}. */
  String name();

  /** Its value for a query with at least one relevant item, 0 to 1. */
  double value(JudgedList list);
}
