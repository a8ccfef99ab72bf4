package io.crossmodal.index.view;

import io.crossmodal.index.codec.Scorer;

/**
 * A query reduced, normalised and bound to one view's codec. Immutable, so threads may share it.
 */
public final class BoundQuery {

  private final ViewSpec spec;
  private final float[] prepared;
  private final Scorer scorer;

  BoundQuery(ViewSpec spec, float[] prepared, Scorer scorer) {
    this.spec = spec;
    this.prepared = prepared;
    this.scorer = scorer;
  }

  /** The view that it was bound to; a view of the same spec on another shard takes it too. */
  public ViewSpec spec() {
    return spec;
  }

  /** Reduced and normalised; not to be changed. */
  float[] prepared() {
    return prepared;
  }

  Scorer scorer() {
    return scorer;
  }
}
