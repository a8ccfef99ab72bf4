package io.crossmodal.index.graph;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The codes and factors that estimates are made of, by node.
 *
 * @param planes codes, {@link CodeSpace#stride} bytes each
 * @param factors {@code float[count]}
 */
record NodeCodes(CodeSpace space, MemorySegment planes, MemorySegment factors) {

  static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Encodes the vector of a node. */
  void encode(int node, float[] vector) {
    float factor = space.encode(vector, planes, (long) node * space.stride());
    factors.set(FLOAT, (long) node * Float.BYTES, factor);
  }
}
