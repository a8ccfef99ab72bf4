package io.crossmodal.eval.run;

import java.util.List;

/**
 * What the index service says of a gallery.
 *
 * @param name of it
 * @param dimension of its vectors
 * @param shards that they are spread over
 * @param items live ones
 * @param views that it has
 * @param servingView name of the one that answers searches which name none
 */
public record GalleryFacts(
    String name,
    int dimension,
    int shards,
    long items,
    List<StoredView> views,
    String servingView) {

  public GalleryFacts {
    views = List.copyOf(views);
  }
}
