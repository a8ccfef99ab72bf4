package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Products of one vector with many axes of half precision, which lie so that nothing is summed
 * across a register.
 *
 * <p>Axes are in blocks of {@value #BLOCK}; a block has for each component {@code int[32]}, of
 * which number {@code i} holds the upper halves (bfloat16) of axis {@code i} in its low 16 bits and
 * of axis {@code i + 32} in its high ones. Each sum is of the components in their order, by fused
 * multiply-add, so every width gives the same bits.
 */
public interface AxesKernel {

  /** Axes that lie together. */
  int BLOCK = 64;

  /** Bytes of one component of a block. */
  int ROW = BLOCK * Short.BYTES;

  /** The high half of an int. */
  int HIGH = 0xFFFF0000;

  /** Bytes of {@code count} axes. */
  static long bytes(int count, int dimension) {
    return (long) ROW * dimension * (count / BLOCK);
  }

  /** Writes one axis, rounded to the nearest. */
  static void put(float[] axis, int number, MemorySegment axes) {
    int place = number % BLOCK;
    long at = (long) ROW * axis.length * (number / BLOCK) + Integer.BYTES * (place % (BLOCK / 2));
    for (int i = 0; i < axis.length; i++) {
      int bits = Float.floatToRawIntBits(axis[i]);
      short upper = (short) (bits + 0x7FFF + (bits >>> 16 & 1) >>> 16);
      axes.set(Rows.SHORT, at + (long) ROW * i + (place < BLOCK / 2 ? 0 : Short.BYTES), upper);
    }
  }

  /**
   * The products with {@code count} axes, a multiple of {@value #BLOCK}, into {@code products}.
   *
   * @param axes as {@link #put} wrote them
   */
  void products(float[] vector, MemorySegment axes, int count, float[] products);
}
