package io.crossmodal.index.graph;

import io.crossmodal.index.codec.BitLevels;
import io.crossmodal.index.codec.BitQuery;
import io.crossmodal.index.codec.Rotation;
import io.crossmodal.index.kernel.AxesKernel;
import io.crossmodal.index.kernel.BitKernel;
import io.crossmodal.index.kernel.KernelProvider;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Where codes live: the vectors' leading axes, as many as the bits of a code allow, rotated so that
 * each of them says as much.
 *
 * @param dimension of the vectors
 * @param bits of a component of a code, 1, 2 or 4
 * @param words longs of a plane; a code has {@code 64 * words} components or the vector's, if fewer
 * @param axes orthonormal rows {@code float[leading][dimension]}; empty where all axes are kept
 * @param quick the same axes for {@link AxesKernel}; empty where those are
 * @param rotation of the leading components
 * @param shifts of the longs of a code
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CodeSpace(
    int dimension,
    int bits,
    int words,
    MemorySegment axes,
    MemorySegment quick,
    Rotation rotation,
    long[] shifts) {

  static final int REGISTER = 512;

  private static final long ALIGNMENT = 64;

  static CodeSpace of(int dimension, int bits, int words, MemorySegment axes, long seed) {
    Rotation rotation = new Rotation(leading(dimension, words), seed);
    MemorySegment quick =
        axes.byteSize() == 0
            ? MemorySegment.NULL
            : quick(axes, leading(dimension, words), dimension);
    return new CodeSpace(
        dimension, bits, words, axes, quick, rotation, BitKernel.shifts(bits, words));
  }

  private static MemorySegment quick(MemorySegment axes, int count, int dimension) {
    MemorySegment quick = Arena.ofAuto().allocate(AxesKernel.bytes(count, dimension), ALIGNMENT);
    float[] axis = new float[dimension];
    for (int i = 0; i < count; i++) {
      long at = (long) Float.BYTES * dimension * i;
      MemorySegment.copy(axes, NodeCodes.FLOAT, at, axis, 0, dimension);
      AxesKernel.put(axis, i, quick);
    }
    return quick;
  }

  /** Components of a code. */
  static int leading(int dimension, int words) {
    return Math.min(dimension, Long.SIZE * words);
  }

  int leading() {
    return leading(dimension, words);
  }

  int stride() {
    return Long.BYTES * bits * words;
  }

  private float[] project(float[] vector) {
    if (axes.byteSize() == 0) {
      return rotation.apply(vector.clone());
    }
    float[] components = new float[leading()];
    KernelProvider.kernels()
        .fp32()
        .dots(vector, axes, 0, (long) Float.BYTES * dimension, components.length, components);
    return rotation.apply(components);
  }

  /**
   * Rounds a query. Its axes are of half precision, whose error is far below that of the rounding,
   * and are read in half the time.
   */
  BitQuery round(float[] prepared) {
    if (quick.byteSize() == 0) {
      return BitQuery.of(project(prepared), words, bits);
    }
    float[] components = new float[leading()];
    KernelProvider.kernels().axes().products(prepared, quick, components.length, components);
    return BitQuery.of(rotation.apply(components), words, bits);
  }

  /** Writes the code of a vector at a byte and returns its factor. */
  float encode(float[] vector, MemorySegment planes, long offset) {
    float[] components = project(vector);
    BitLevels levels = BitLevels.of(components, bits);
    long[] packed = new long[bits * words];
    levels.pack(components, packed, words);
    MemorySegment.copy(packed, 0, planes, NodeCodes.LONG, offset, packed.length);
    return (float) levels.factor();
  }

  /** The estimate from a product of codes, a factor and the query. */
  float estimate(BitQuery query, int product, float factor) {
    int levels = 2 * product - ((1 << bits) - 1) * query.sum();
    return factor * (query.scale() * levels);
  }
}
