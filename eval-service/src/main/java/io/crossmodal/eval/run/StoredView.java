package io.crossmodal.eval.run;

import io.crossmodal.eval.plan.Reduction;
import io.crossmodal.eval.plan.ViewSpec;

/**
 * A view as the index service keeps it.
 *
 * @param name in its gallery
 * @param spec what it holds
 * @param reduction how its vectors got their dimension
 * @param seed of a Gaussian projection
 * @param bytesPerVector of one encoded vector, its scale included
 * @param bytes that its codes take in memory
 * @param vectors encoded
 */
public record StoredView(
    String name,
    ViewSpec spec,
    Reduction reduction,
    long seed,
    int bytesPerVector,
    long bytes,
    long vectors) {

  /** True if it holds what a view made with these settings would hold. */
  public boolean holds(ViewSettings wanted, int galleryDimension) {
    if (!spec.equals(wanted.spec())) {
      return false;
    }
    if (spec.dimension() == galleryDimension && reduction == Reduction.TRUNCATE) {
      return true;
    }
    return reduction == wanted.reduction()
        && (reduction == Reduction.TRUNCATE || seed == wanted.seed());
  }
}
