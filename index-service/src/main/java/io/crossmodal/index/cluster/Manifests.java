package io.crossmodal.index.cluster;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.shard.ShardIdentity;
import io.crossmodal.index.shard.ShardSettings;
import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.index.v1.ViewAxes;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.index.view.FittedAxes;
import io.crossmodal.index.view.IndexKind;
import io.crossmodal.index.view.Reduction;
import io.crossmodal.index.view.Similarity;
import io.crossmodal.index.view.ViewSpec;
import java.util.List;

/** What shards are opened with, out of a manifest. */
final class Manifests {

  /** Location of a shard on the only node of an installation. */
  static final String LOCAL = "local";

  private Manifests() {}

  static ShardSettings shard(GalleryManifest manifest, int shard) {
    Similarity similarity =
        switch (manifest.getSettings().getSimilarity()) {
          case SIMILARITY_DOT -> Similarity.DOT;
          case SIMILARITY_COSINE, SIMILARITY_UNSPECIFIED, UNRECOGNIZED -> Similarity.COSINE;
        };
    int dimension = manifest.getSettings().getDimension();
    return new ShardSettings(
        new ShardIdentity(manifest.getUid(), shard, dimension), similarity, PayloadFields::read);
  }

  static List<ViewSpec> views(GalleryManifest manifest) {
    return manifest.getViewsList().stream().map(view -> view(manifest, view)).toList();
  }

  private static ViewSpec view(GalleryManifest manifest, ViewSettings view) {
    Precision precision =
        switch (view.getPrecision()) {
          case PRECISION_FP16 -> Precision.FP16;
          case PRECISION_INT8 -> Precision.INT8;
          case PRECISION_INT4 -> Precision.INT4;
          case PRECISION_BIT2 -> Precision.BIT2;
          case PRECISION_BIT1 -> Precision.BIT1;
          case PRECISION_FP32, PRECISION_UNSPECIFIED, UNRECOGNIZED -> Precision.FP32;
        };
    Reduction reduction =
        switch (view.getReduction()) {
          case REDUCTION_GAUSSIAN -> Reduction.GAUSSIAN;
          case REDUCTION_PCA -> Reduction.PCA;
          case REDUCTION_TRUNCATE, REDUCTION_UNSPECIFIED, UNRECOGNIZED -> Reduction.TRUNCATE;
        };
    IndexKind kind =
        switch (view.getIndexKind()) {
          case INDEX_KIND_GRAPH -> IndexKind.GRAPH;
          case INDEX_KIND_FLAT, INDEX_KIND_UNSPECIFIED, UNRECOGNIZED -> IndexKind.FLAT;
        };
    return new ViewSpec(
        view.getName(),
        view.getDimension(),
        reduction,
        view.getSeed(),
        precision,
        kind,
        reduction == Reduction.PCA ? axes(manifest, view) : null);
  }

  private static FittedAxes axes(GalleryManifest manifest, ViewSettings view) {
    for (ViewAxes axes : manifest.getAxesList()) {
      if (axes.getView().equals(view.getName())) {
        return FittedAxes.of(
            axes.getRows().toByteArray(),
            manifest.getSettings().getDimension(),
            view.getDimension());
      }
    }
    throw new IllegalArgumentException(
        "view %s: no axes in the manifest (expected: some)".formatted(view.getName()));
  }
}
