package io.crossmodal.index.search;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.codec.Vectors;
import io.crossmodal.index.view.IndexKind;
import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.Reduction;
import io.crossmodal.index.view.SegmentCodesWriter;
import io.crossmodal.index.view.SegmentHeader;
import io.crossmodal.index.view.Similarity;
import io.crossmodal.index.view.ViewSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Views of the same clustered vectors, with a graph and without. */
final class TestViews {

  static final int DIMENSION = 256;
  private static final int CLUSTERS = 40;
  private static final float COMMON = 1.4f;

  private TestViews() {}

  static float[][] clustered(int count) {
    SplittableRandom random = new SplittableRandom(4);
    float[][] centres = new float[CLUSTERS][];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = Vectors.gaussian(DIMENSION, random);
    }
    float[][] vectors = new float[count][];
    for (int i = 0; i < count; i++) {
      vectors[i] = Vectors.near(centres[i % CLUSTERS], 12, random);
    }
    return vectors;
  }

  /**
   * The same with what is common to items and what is common to queries added, three quarters of
   * their length, as texts and pictures lie in the space of a dual encoder.
   *
   * @param items how many leading ones are items
   */
  static float[][] apart(float[][] vectors, int items) {
    SplittableRandom random = new SplittableRandom(9);
    float[] ofItems = Vectors.gaussian(DIMENSION, random);
    float[] ofQueries = Vectors.gaussian(DIMENSION, random);
    float[][] moved = new float[vectors.length][DIMENSION];
    for (int i = 0; i < moved.length; i++) {
      float[] common = i < items ? ofItems : ofQueries;
      for (int j = 0; j < DIMENSION; j++) {
        moved[i][j] = vectors[i][j] + COMMON * common[j];
      }
    }
    return moved;
  }

  /** A view with a graph of the first vectors, and the others in memory. */
  static QuantizedView graph(Path directory, float[][] vectors, int sealed, int count) {
    ViewSpec spec =
        new ViewSpec("graph", DIMENSION, Reduction.TRUNCATE, 3, Precision.FP32, IndexKind.GRAPH);
    QuantizedView view =
        QuantizedView.unsealed(
            spec,
            DIMENSION,
            Similarity.COSINE,
            (from, to) -> Arrays.copyOfRange(vectors, from, to),
            sealed);
    SegmentHeader stamp = new SegmentHeader("test", "", 1, 1, sealed);
    Path file = directory.resolve("view.codes");
    try (SegmentCodesWriter segment = view.segment(file, stamp)) {
      for (int i = 0; i < sealed; i++) {
        segment.append(vectors[i], 1);
      }
      segment.commit(() -> {});
    }
    view.seal(file, stamp);
    view.openGraph(stamp);
    append(view, vectors, sealed, count);
    return view;
  }

  /** A view that is scanned, with the same scores. */
  static QuantizedView flat(float[][] vectors, int count) {
    ViewSpec spec = new ViewSpec("flat", DIMENSION, Reduction.TRUNCATE, 0, Precision.FP32);
    QuantizedView view = new QuantizedView(spec, DIMENSION, Similarity.COSINE);
    append(view, vectors, 0, count);
    return view;
  }

  private static void append(QuantizedView view, float[][] vectors, int from, int count) {
    for (int i = from; i < count; i++) {
      view.append(vectors[i]);
    }
  }
}
