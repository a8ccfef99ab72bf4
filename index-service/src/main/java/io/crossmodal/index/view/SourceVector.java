package io.crossmodal.index.view;

import java.util.ArrayList;
import java.util.List;

/**
 * A vector of a gallery on its way into the gallery's views: what several of them prepare alike is
 * prepared once. For one thread.
 */
public final class SourceVector {

  private final float[] original;
  private final List<Prepared> prepared = new ArrayList<>(2);

  private static final class Prepared {

    private final ViewEncoding encoding;
    private final float[] vector;

    Prepared(ViewEncoding encoding, float[] vector) {
      this.encoding = encoding;
      this.vector = vector;
    }
  }

  /**
   * @param original not kept beyond the views that it is given to
   */
  public SourceVector(float[] original) {
    this.original = original;
  }

  /** As {@link ViewEncoding#prepare}; not to be changed. */
  float[] prepared(ViewEncoding encoding) {
    for (Prepared known : prepared) {
      if (known.encoding.preparesLike(encoding)) {
        return known.vector;
      }
    }
    Prepared fresh = new Prepared(encoding, encoding.prepare(original));
    prepared.add(fresh);
    return fresh.vector;
  }
}
