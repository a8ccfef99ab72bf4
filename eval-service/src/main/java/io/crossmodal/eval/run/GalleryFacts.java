package io.crossmodal.eval.run;

import java.util.List;

/**
 * What the index service says of a gallery.
 *
 * @param name of it
 * @param dimension of its vectors
 * @param items live ones
 * @param views that it has
 */
public record GalleryFacts(String name, int dimension, long items, List<StoredView> views) {

  public GalleryFacts {
    views = List.copyOf(views);
  }
}
