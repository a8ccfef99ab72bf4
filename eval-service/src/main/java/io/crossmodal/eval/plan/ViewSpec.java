package io.crossmodal.eval.plan;

/**
 * What one view of a gallery holds: the part of a configuration that costs memory.
 *
 * @param dimension components of a vector
 * @param precision of a component
 */
public record ViewSpec(int dimension, Precision precision) {

  /** For example {@code dim_256_prec_fp16}. */
  public String name() {
    return "dim_%d_prec_%s".formatted(dimension, precision.key());
  }
}
