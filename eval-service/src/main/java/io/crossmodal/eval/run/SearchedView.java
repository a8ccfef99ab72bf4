package io.crossmodal.eval.run;

import io.crossmodal.eval.plan.ViewSpec;

/**
 * A view that is there to be searched.
 *
 * @param spec what it holds
 * @param gallery name of its gallery
 * @param view name in that gallery
 * @param shards of that gallery
 * @param bytesPerVector of one encoded vector, its scale included
 * @param bytes that its codes take in memory
 */
public record SearchedView(
    ViewSpec spec, String gallery, String view, int shards, int bytesPerVector, long bytes) {

  /** The same view, searched otherwise. */
  public SearchedView as(ViewSpec other) {
    return new SearchedView(other, gallery, view, shards, bytesPerVector, bytes);
  }
}
