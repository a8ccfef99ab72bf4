package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Brings scattered rows into the cache before they are computed with: reads that do not depend on
 * each other are waited for together, where a kernel would wait for one row after the other.
 */
public final class Prefetch {

  private static final int LINE = 64;

  /** Never written in practice; it keeps the compiler from leaving the reads out. */
  private static int never;

  private Prefetch() {}

  /** Reads a byte of every cache line of the rows {@code numbers[0..count)}. */
  public static void rows(MemorySegment rows, long stride, int[] numbers, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      long row = numbers[i] * stride;
      for (long at = 0; at < stride; at += LINE) {
        sum += rows.get(ValueLayout.JAVA_BYTE, row + at);
      }
      sum += rows.get(ValueLayout.JAVA_BYTE, row + stride - 1);
    }
    use(sum);
  }

  /** Reads the bytes at some offsets. */
  public static void bytes(MemorySegment memory, long[] offsets) {
    int sum = 0;
    for (long offset : offsets) {
      sum += memory.get(ValueLayout.JAVA_BYTE, offset);
    }
    use(sum);
  }

  private static void use(int sum) {
    if (sum == Integer.MIN_VALUE) {
      never = sum;
    }
  }
}
