package io.crossmodal.index.endpoint;

import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.IndexKind;
import io.crossmodal.index.v1.Precision;
import io.crossmodal.index.v1.Reduction;
import io.crossmodal.index.v1.Similarity;
import io.crossmodal.index.v1.ViewSettings;

/** Checks the settings of galleries and views. */
final class GalleryChecks {

  private static final int MAX_DIMENSION = 4_096;
  private static final int MAX_SHARDS = 64;
  private static final int MAX_MODEL = 256;

  private GalleryChecks() {}

  /** The settings with defaults filled in; fails with all that is wrong with them. */
  static GallerySettings gallery(String requestId, GallerySettings settings) {
    Violations violations = new Violations();
    Names.requestId(violations, requestId);
    Names.check(violations, "settings.name", settings.getName());
    violations.range("settings.dimension", unsigned(settings.getDimension()), 1, MAX_DIMENSION);
    violations.range("settings.shards", unsigned(settings.getShards()), 0, MAX_SHARDS);
    if (settings.getSimilarity() == Similarity.UNRECOGNIZED) {
      violations.add("settings.similarity", settings.getSimilarityValue(), "a known one");
    }
    violations.range("settings.model (characters)", settings.getModel().length(), 0, MAX_MODEL);
    violations.range(
        "settings.model_version (characters)", settings.getModelVersion().length(), 0, MAX_MODEL);
    violations.check();
    GallerySettings.Builder filled = settings.toBuilder();
    filled.setShards(Math.max(1, settings.getShards()));
    if (filled.getSimilarity() == Similarity.SIMILARITY_UNSPECIFIED) {
      filled.setSimilarity(Similarity.SIMILARITY_COSINE);
    }
    return filled.build();
  }

  /** Checks what becomes a directory's name or would not be opened again. */
  static void manifest(GalleryManifest manifest) {
    GallerySettings settings = gallery("", manifest.getSettings());
    Violations violations = new Violations();
    Names.check(violations, "manifest.uid", manifest.getUid());
    violations.range(
        "manifest.locations (how many)",
        manifest.getLocationsCount(),
        settings.getShards(),
        settings.getShards());
    violations.check();
  }

  static void view(String requestId, String gallery, ViewSettings settings) {
    Violations violations = new Violations();
    Names.requestId(violations, requestId);
    Names.check(violations, "gallery", gallery);
    if (!settings.getName().isEmpty()) {
      Names.check(violations, "settings.name", settings.getName());
    }
    violations.range("settings.dimension", unsigned(settings.getDimension()), 0, MAX_DIMENSION);
    if (settings.getPrecision() == Precision.UNRECOGNIZED) {
      violations.add("settings.precision", settings.getPrecisionValue(), "a known one");
    }
    if (settings.getReduction() == Reduction.UNRECOGNIZED) {
      violations.add("settings.reduction", settings.getReductionValue(), "a known one");
    }
    if (settings.getIndexKind() == IndexKind.UNRECOGNIZED) {
      violations.add("settings.index_kind", settings.getIndexKindValue(), "a known one");
    }
    violations.check();
  }

  /** Checks the names in a request about a gallery or view. */
  static void names(String requestId, String gallery) {
    Violations violations = new Violations();
    Names.requestId(violations, requestId);
    Names.check(violations, "gallery", gallery);
    violations.check();
  }

  private static long unsigned(int value) {
    return Integer.toUnsignedLong(value);
  }
}
