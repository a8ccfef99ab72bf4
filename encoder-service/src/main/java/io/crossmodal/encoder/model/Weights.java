package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The weights of a model by name, in native memory until closed.
 *
 * <p>Reading is safe for several threads. An array belongs to this object: use it as an operand,
 * and never attach it or a slice of it to another manager.
 */
public final class Weights implements AutoCloseable {

  private final NDManager manager;
  private final List<WeightSpec> specs;
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();

  private Weights(List<WeightSpec> specs) {
    this.manager = NDManager.newBaseManager("PyTorch");
    this.specs = specs;
  }

  /** First weights, always the same for a seed. */
  public static Weights random(List<WeightSpec> specs, long seed) {
    Weights weights = new Weights(specs);
    Random random = new Random(seed);
    for (WeightSpec spec : specs) {
      weights.put(spec, firstValues(spec, random));
    }
    return weights;
  }

  /**
   * Weights from values by name.
   *
   * @throws IllegalArgumentException if a name is missing or has another number of values
   */
  public static Weights of(List<WeightSpec> specs, Map<String, float[]> values) {
    Weights weights = new Weights(specs);
    try {
      for (WeightSpec spec : specs) {
        float[] array = values.get(spec.name());
        if (array == null || array.length != spec.shape().size()) {
          throw new IllegalArgumentException(
              "%s: %s values (expected: %d)"
                  .formatted(
                      spec.name(), array == null ? "no" : array.length, spec.shape().size()));
        }
        weights.put(spec, array);
      }
      return weights;
    } catch (RuntimeException e) {
      weights.close();
      throw e;
    }
  }

  /**
   * Weights from a published file, one array at a time.
   *
   * @throws IOException naming the array that is missing, has another shape or is damaged
   */
  static Weights read(List<WeightSpec> specs, TensorSource file) throws IOException {
    Weights weights = new Weights(specs);
    try {
      for (WeightSpec spec : specs) {
        weights.put(spec, joined(spec, file));
      }
      return weights;
    } catch (IOException | RuntimeException e) {
      weights.close();
      throw e;
    }
  }

  private static float[] joined(WeightSpec spec, TensorSource file) throws IOException {
    long[] shape = spec.shape().getShape().clone();
    int parts = spec.parts().size();
    if (parts == 1) {
      return file.read(spec.parts().getFirst(), shape);
    }
    float[] values = new float[Math.toIntExact(spec.shape().size())];
    shape[0] /= parts;
    for (int i = 0; i < parts; i++) {
      float[] part = file.read(spec.parts().get(i), shape);
      System.arraycopy(part, 0, values, i * part.length, part.length);
    }
    return values;
  }

  private static float[] firstValues(WeightSpec spec, Random random) {
    float[] values = new float[Math.toIntExact(spec.shape().size())];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          spec.start() == WeightSpec.Start.NORMAL
              ? (float) random.nextGaussian() * spec.scale()
              : spec.scale();
    }
    return values;
  }

  private void put(WeightSpec spec, float[] values) {
    arrays.put(spec.name(), manager.create(values, spec.shape()));
  }

  public List<WeightSpec> specs() {
    return specs;
  }

  /** The array of a name; it stays this object's. */
  public NDArray array(String name) {
    NDArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException(
          "%s (expected: one of %s)".formatted(name, arrays.keySet()));
    }
    return array;
  }

  /** Arrays of the same shapes with zeros, which end with this object. */
  public Map<String, NDArray> zeros() {
    Map<String, NDArray> zeros = new LinkedHashMap<>();
    specs.forEach(spec -> zeros.put(spec.name(), manager.zeros(spec.shape())));
    return zeros;
  }

  /** A manager for one forward pass; must be closed before this object. */
  public NDManager newScope() {
    return manager.newSubManager();
  }

  /** A part of the first axis of an array, as a view in the given manager. */
  NDArray head(NDManager scope, String name, long count) {
    Shape shape = array(name).getShape();
    if (count > shape.get(0)) {
      throw new IllegalArgumentException(
          "%s: %d rows (expected: at most %d)".formatted(name, count, shape.get(0)));
    }
    return array(name).get(scope, new NDIndex(":" + count));
  }

  /** The values by name, on the Java heap. */
  public Map<String, float[]> values() {
    Map<String, float[]> values = new LinkedHashMap<>();
    arrays.forEach((name, array) -> values.put(name, array.toFloatArray()));
    return values;
  }

  /** Overwrites the values of one array. */
  public void set(String name, float[] values) {
    array(name).set(FloatBuffer.wrap(values));
  }

  @Override
  public void close() {
    manager.close();
  }
}
