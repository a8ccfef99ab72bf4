package io.crossmodal.eval.run;

import io.crossmodal.eval.plan.Reduction;
import io.crossmodal.eval.plan.ViewSpec;

/**
 * A view as the index service keeps it.
 *
 * @param name in its gallery
 * @param spec what it holds, and the structure of its search
 * @param seed of a projection or graph
 * @param bytesPerVector of one encoded vector, its scale included
 * @param bytes that its codes take in memory
 * @param vectors encoded
 */
public record StoredView(
    String name, ViewSpec spec, long seed, int bytesPerVector, long bytes, long vectors) {

  /** True if it holds what a view made with these settings would hold. */
  public boolean holds(ViewSettings wanted, int galleryDimension) {
    ViewSpec other = wanted.spec();
    if (spec.dimension() != other.dimension()
        || spec.precision() != other.precision()
        || spec.search().structure() != other.search().structure()) {
      return false;
    }
    if (spec.dimension() == galleryDimension && spec.reduction() == Reduction.TRUNCATE) {
      return true;
    }
    return spec.reduction() == other.reduction()
        && (spec.reduction() == Reduction.TRUNCATE || seed == wanted.seed());
  }
}
