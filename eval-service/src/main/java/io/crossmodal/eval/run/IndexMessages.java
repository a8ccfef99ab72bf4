package io.crossmodal.eval.run;

import io.crossmodal.eval.plan.SearchSpec;
import io.crossmodal.eval.plan.Structure;
import io.crossmodal.eval.plan.ViewSpec;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.IndexKind;
import io.crossmodal.index.v1.Precision;
import io.crossmodal.index.v1.Reduction;
import io.crossmodal.index.v1.View;
import java.util.List;

/** Galleries and views as the index service's messages, and back. */
final class IndexMessages {

  private IndexMessages() {}

  static GalleryFacts facts(Gallery gallery) {
    List<StoredView> views =
        gallery.getViewsList().stream()
            .filter(view -> view.getSettings().getPrecision() != Precision.UNRECOGNIZED)
            .filter(view -> view.getSettings().getReduction() != Reduction.UNRECOGNIZED)
            .filter(view -> view.getSettings().getIndexKind() != IndexKind.UNRECOGNIZED)
            .map(IndexMessages::view)
            .toList();
    return new GalleryFacts(
        gallery.getSettings().getName(),
        gallery.getSettings().getDimension(),
        Math.max(1, gallery.getSettings().getShards()),
        gallery.getItems(),
        views,
        gallery.getServingView());
  }

  static StoredView view(View view) {
    io.crossmodal.index.v1.ViewSettings settings = view.getSettings();
    return new StoredView(
        settings.getName(),
        new ViewSpec(
            settings.getDimension(),
            precision(settings.getPrecision()),
            reduction(settings.getReduction()),
            0,
            search(settings.getIndexKind())),
        settings.getSeed(),
        view.getBytesPerVector(),
        view.getBytes(),
        view.getVectors());
  }

  static io.crossmodal.index.v1.ViewSettings settings(String name, ViewSettings settings) {
    return io.crossmodal.index.v1.ViewSettings.newBuilder()
        .setName(name)
        .setDimension(settings.spec().dimension())
        .setPrecision(precision(settings.spec().precision()))
        .setReduction(reduction(settings.spec().reduction()))
        .setIndexKind(kind(settings.spec().search().structure()))
        .setSeed(settings.seed())
        .build();
  }

  /** How a view of this kind is usually searched. */
  private static SearchSpec search(IndexKind kind) {
    return kind == IndexKind.INDEX_KIND_GRAPH
        ? new SearchSpec(Structure.GRAPH, 0, SearchSpec.USUAL_RECALL, 1, 0)
        : SearchSpec.EXHAUSTIVE;
  }

  private static IndexKind kind(Structure structure) {
    return switch (structure) {
      case FLAT -> IndexKind.INDEX_KIND_FLAT;
      case GRAPH -> IndexKind.INDEX_KIND_GRAPH;
    };
  }

  private static Precision precision(io.crossmodal.eval.plan.Precision precision) {
    return switch (precision) {
      case FP32 -> Precision.PRECISION_FP32;
      case FP16 -> Precision.PRECISION_FP16;
      case INT8 -> Precision.PRECISION_INT8;
      case INT4 -> Precision.PRECISION_INT4;
      case BIT2 -> Precision.PRECISION_BIT2;
      case BIT1 -> Precision.PRECISION_BIT1;
    };
  }

  private static io.crossmodal.eval.plan.Precision precision(Precision precision) {
    return switch (precision) {
      case PRECISION_UNSPECIFIED, PRECISION_FP32, UNRECOGNIZED ->
          io.crossmodal.eval.plan.Precision.FP32;
      case PRECISION_FP16 -> io.crossmodal.eval.plan.Precision.FP16;
      case PRECISION_INT8 -> io.crossmodal.eval.plan.Precision.INT8;
      case PRECISION_INT4 -> io.crossmodal.eval.plan.Precision.INT4;
      case PRECISION_BIT2 -> io.crossmodal.eval.plan.Precision.BIT2;
      case PRECISION_BIT1 -> io.crossmodal.eval.plan.Precision.BIT1;
    };
  }

  private static Reduction reduction(io.crossmodal.eval.plan.Reduction reduction) {
    return switch (reduction) {
      case TRUNCATE -> Reduction.REDUCTION_TRUNCATE;
      case GAUSSIAN -> Reduction.REDUCTION_GAUSSIAN;
      case PCA -> Reduction.REDUCTION_PCA;
    };
  }

  private static io.crossmodal.eval.plan.Reduction reduction(Reduction reduction) {
    return switch (reduction) {
      case REDUCTION_UNSPECIFIED, REDUCTION_TRUNCATE, UNRECOGNIZED ->
          io.crossmodal.eval.plan.Reduction.TRUNCATE;
      case REDUCTION_GAUSSIAN -> io.crossmodal.eval.plan.Reduction.GAUSSIAN;
      case REDUCTION_PCA -> io.crossmodal.eval.plan.Reduction.PCA;
    };
  }
}
