package io.crossmodal.index.graph;

import io.crossmodal.index.codec.BitQuery;
import io.crossmodal.index.codec.Rotation;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The bits and factors that estimates are made of, by node.
 *
 * @param bits of a component
 * @param planes {@code long[count][bits][words]}, as {@link io.crossmodal.index.kernel.BitKernel}
 *     says
 * @param factors {@code float[count]}
 * @param groups {@code byte[count]}, empty where there is one group
 * @param centres of the groups; none where vectors are measured from zero
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NodeCodes(
    Rotation rotation,
    int dimension,
    int bits,
    MemorySegment planes,
    MemorySegment factors,
    MemorySegment groups,
    float[][] centres) {

  static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Longs of a plane: whole registers of the widest kind, so that no kernel has a tail. */
  static int words(int dimension) {
    return (dimension + 511) / 512 * 8;
  }

  static int stride(int dimension, int bits) {
    return Long.BYTES * bits * words(dimension);
  }

  int stride() {
    return stride(dimension, bits);
  }

  int group(int node) {
    return groups.get(ValueLayout.JAVA_BYTE, node) & 0xFF;
  }

  /** Binds a prepared query. */
  NodeQuery bind(float[] prepared) {
    float[] bias = new float[Math.max(1, centres.length)];
    for (int group = 0; group < centres.length; group++) {
      double sum = 0;
      for (int i = 0; i < dimension; i++) {
        sum += (double) prepared[i] * centres[group][i];
      }
      bias[group] = (float) sum;
    }
    BitQuery rounded = BitQuery.of(rotation.apply(prepared.clone()), words(dimension));
    return new NodeQuery(rounded, bias);
  }
}
