package io.crossmodal.index.cluster;

import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.IndexKind;
import io.crossmodal.index.v1.Precision;
import io.crossmodal.index.v1.Reduction;
import io.crossmodal.index.v1.ViewSettings;
import java.util.Locale;

/** Fills in what the caller left to the service in the settings of a view. */
final class ViewDefaults {

  private ViewDefaults() {}

  static ViewSettings fill(ViewSettings given, GallerySettings gallery) {
    ViewSettings.Builder view = given.toBuilder();
    if (view.getDimension() == 0) {
      view.setDimension(gallery.getDimension());
    }
    if (view.getPrecision() == Precision.PRECISION_UNSPECIFIED) {
      view.setPrecision(Precision.PRECISION_FP32);
    }
    if (view.getReduction() == Reduction.REDUCTION_UNSPECIFIED) {
      view.setReduction(Reduction.REDUCTION_TRUNCATE);
    }
    if (view.getIndexKind() == IndexKind.INDEX_KIND_UNSPECIFIED) {
      view.setIndexKind(IndexKind.INDEX_KIND_FLAT);
    }
    boolean seeded =
        view.getReduction() != Reduction.REDUCTION_TRUNCATE
            || view.getIndexKind() == IndexKind.INDEX_KIND_GRAPH;
    if (!seeded) {
      view.setSeed(0);
    }
    if (view.getName().isEmpty()) {
      view.setName(name(view));
    }
    return view.build();
  }

  /**
   * For example "256-truncate-int8", "256-truncate-int8-graph", or "256-gaussian-int8-seed7" with a
   * seed that is not 0.
   */
  private static String name(ViewSettings.Builder view) {
    String name =
        "%d-%s-%s"
            .formatted(
                view.getDimension(),
                view.getReduction().name().replace("REDUCTION_", ""),
                view.getPrecision().name().replace("PRECISION_", ""))
            .toLowerCase(Locale.ROOT);
    if (view.getIndexKind() == IndexKind.INDEX_KIND_GRAPH) {
      name += "-graph";
    }
    // A minus sign would look like a separator.
    return view.getSeed() == 0
        ? name
        : "%s-seed%s".formatted(name, Long.toUnsignedString(view.getSeed()));
  }
}
