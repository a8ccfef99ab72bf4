package io.crossmodal.eval.run;

import io.crossmodal.eval.plan.Reduction;
import io.crossmodal.eval.plan.ViewSpec;

/**
 * What a view is to hold.
 *
 * @param spec dimension and precision
 * @param reduction how vectors get that dimension
 * @param seed of a Gaussian projection
 */
public record ViewSettings(ViewSpec spec, Reduction reduction, long seed) {

  /** These settings for vectors that have the dimension already. */
  ViewSettings underived() {
    return new ViewSettings(spec, Reduction.TRUNCATE, 0);
  }
}
