package io.crossmodal.eval.measure;

/**
 * How a view on offer is made and searched, beside its dimension and precision.
 *
 * @param reduction how vectors get the dimension, for example {@code truncate}
 * @param search {@code flat} or {@code graph}
 * @param effort nodes that a walk keeps; 0 if its target says
 * @param targetRecall share of the nearest that a walk shall find; 0 if there is none
 * @param oversampling hits that are scored again in fp32, in multiples of those wanted
 */
public record Served(
    String reduction, String search, int effort, double targetRecall, double oversampling) {

  /** Truncated vectors, all of them ranked by their codes. */
  public static final Served PLAIN = new Served("truncate", "flat", 0, 0, 1);
}
