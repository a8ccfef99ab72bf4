package io.crossmodal.index.shard;

import io.crossmodal.index.view.SegmentHeader;
import io.crossmodal.index.view.ViewSpec;
import java.nio.file.Path;

/**
 * A set of files that share ordinals: the items, and a segment of each view.
 *
 * @param stamp what their headers say
 * @param directory where they are
 * @param items by ordinal
 */
record Generation(SegmentHeader stamp, Path directory, SealedItems items) {

  /** The segment of a view. */
  Path segment(ViewSpec view) {
    return directory.resolve("view-" + view.name() + ".codes");
  }

  /** Where the items are. */
  static Path itemsFile(Path directory) {
    return directory.resolve("items");
  }
}
