package io.crossmodal.bench.index;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.kernel.KernelProvider;
import io.crossmodal.index.view.BoundQuery;
import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.Reduction;
import io.crossmodal.index.view.Similarity;
import io.crossmodal.index.view.ViewSpec;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A view of random unit vectors, more of them than the caches hold, and a query. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, and fill() the rest
public class ScoringState {

  private static final int DIMENSION = 512;

  /** Vectors in the view. */
  @Param("100000")
  int vectors;

  @Param({"FP32", "FP16", "INT8", "INT4"})
  Precision precision;

  /** Register width, as {@link KernelProvider#PROPERTY}; every fork has one only. */
  @Param({"auto", "scalar"})
  String kernel;

  QuantizedView view;
  BoundQuery query;

  @Setup(Level.Trial)
  public void fill() {
    // Before the provider's class is loaded, which reads it once.
    System.setProperty("crossmodal.index.kernel", kernel);
    ViewSpec spec = new ViewSpec("bench", DIMENSION, Reduction.TRUNCATE, 0, precision);
    view = new QuantizedView(spec, DIMENSION, Similarity.COSINE);
    SplittableRandom random = new SplittableRandom(42);
    for (int i = 0; i < vectors; i++) {
      view.append(gaussian(random));
    }
    query = view.bind(gaussian(random));
  }

  @TearDown(Level.Trial)
  public void free() {
    view.close();
  }

  private static float[] gaussian(SplittableRandom random) {
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }
}
