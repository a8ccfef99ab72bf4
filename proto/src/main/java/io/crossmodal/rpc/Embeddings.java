package io.crossmodal.rpc;

import io.crossmodal.type.v1.Vector;

/** Embeddings between {@code float[]} and the wire. */
public final class Embeddings {

  private Embeddings() {}

  /** The vector's components in order. */
  public static float[] toArray(Vector vector) {
    float[] values = new float[vector.getValuesCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = vector.getValues(i);
    }
    return values;
  }

  /** The components as a vector, unchecked. */
  public static Vector toVector(float[] values) {
    Vector.Builder vector = Vector.newBuilder();
    for (float value : values) {
      vector.addValues(value);
    }
    return vector.build();
  }
}
