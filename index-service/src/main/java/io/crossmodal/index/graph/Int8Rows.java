package io.crossmodal.index.graph;

import io.crossmodal.index.codec.Int8Codec;
import io.crossmodal.index.kernel.KernelProvider;
import io.crossmodal.index.kernel.Prefetch;
import io.crossmodal.index.kernel.RowKernel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** The int8 codes of every node, one after another, as {@link Int8Codec} lays them out. */
final class Int8Rows {

  private static final ValueLayout.OfFloat SCALE =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final RowKernel kernel = KernelProvider.kernels().int8();
  private final MemorySegment segment;
  private final int dimension;
  private final long stride;

  Int8Rows(MemorySegment segment, int dimension) {
    this.segment = segment;
    this.dimension = dimension;
    this.stride = stride(dimension);
  }

  static long stride(int dimension) {
    return new Int8Codec(dimension).bytesPerVector();
  }

  MemorySegment segment() {
    return segment;
  }

  long offset(int node) {
    return node * stride;
  }

  float dot(float[] vector, int node) {
    return kernel.dot(vector, segment, node * stride);
  }

  /** Brings the codes of {@code nodes[0..count)} into the cache. */
  void prefetch(int[] nodes, int count) {
    Prefetch.rows(segment, stride, nodes, count);
  }

  /** Reads a node's vector back, by way of its bytes, which the compiler can turn into floats. */
  void decode(int node, byte[] bytes, float[] target) {
    long offset = node * stride;
    float scale = segment.get(SCALE, offset);
    MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, offset + Float.BYTES, bytes, 0, dimension);
    for (int i = 0; i < dimension; i++) {
      target[i] = scale * bytes[i];
    }
  }
}
