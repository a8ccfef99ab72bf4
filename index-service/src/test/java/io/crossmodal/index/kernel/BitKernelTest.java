package io.crossmodal.index.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every width gives the sum over the components. */
final class BitKernelTest {

  private static final int ROWS = 21;

  @ParameterizedTest
  @EnumSource
  void givesTheSumOverTheComponentsAtEveryLength(KernelWidth width) {
    for (int planes = 1; planes <= 4; planes++) {
      for (int words = 1; words <= 64; words++) {
        SplittableRandom random = new SplittableRandom(words);
        long[] query = random.longs(4L * words * planes).toArray();
        long[] shifts = BitKernel.shifts(planes, words);
        long stride = 8L * words * planes + 8;
        MemorySegment rows = rows(stride, ROWS, random);
        int[] products = new int[ROWS];
        KernelProvider.kernels(width).bits().dots(query, shifts, rows, 8, stride, ROWS, products);
        for (int row = 0; row < ROWS; row++) {
          assertThat(products[row])
              .as("%s, %d planes of %d", width, planes, words)
              .isEqualTo(sum(query, shifts, rows, 8 + row * stride));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesTheLargestSums(KernelWidth width) {
    for (int planes : new int[] {1, 2, 4, 8}) {
      for (int words = 1; words * planes <= 16; words++) {
        int longs = words * planes;
        long[] shifts = BitKernel.shifts(planes, words);
        for (int sign = 0; sign < 2; sign++) {
          long[] query = new long[4 * longs];
          Arrays.fill(query, sign == 0 ? 3 * longs : 0, sign == 0 ? 4 * longs : 3 * longs, -1);
          MemorySegment rows = Arena.ofAuto().allocate(8L * longs * ROWS, 64).fill((byte) -1);
          int[] products = new int[ROWS];
          KernelProvider.kernels(width)
              .bits()
              .dots(query, shifts, rows, 0, 8L * longs, ROWS, products);
          assertThat(products)
              .containsOnly((sign == 0 ? -8 : 7) * 64 * words * ((1 << planes) - 1));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void gathersWhatItScoresInARow(KernelWidth width) {
    BitKernel kernel = KernelProvider.kernels(width).bits();
    for (int words : new int[] {1, 2, 7, 8, 9, 16, 24, 64}) {
      for (int planes : new int[] {1, 2, 4}) {
        SplittableRandom random = new SplittableRandom(words);
        long[] query = random.longs(4L * words * planes).toArray();
        long[] shifts = BitKernel.shifts(planes, words);
        long stride = 8L * words * planes;
        MemorySegment rows = rows(stride, 40, random);
        int[] expected = new int[40];
        kernel.dots(query, shifts, rows, 0, stride, 40, expected);
        int[] ordinals = random.ints(33, 0, 40).toArray();
        int[] products = new int[33];
        kernel.gather(query, shifts, rows, stride, ordinals, 33, products);
        for (int i = 0; i < 33; i++) {
          assertThat(products[i]).isEqualTo(expected[ordinals[i]]);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesToReadBeyondTheSegment(KernelWidth width) {
    BitKernel kernel = KernelProvider.kernels(width).bits();
    for (int words : new int[] {1, 7, 8, 16}) {
      long[] query = new long[4 * words];
      long[] shifts = BitKernel.shifts(1, words);
      MemorySegment rows = rows(8L * words, 3, new SplittableRandom(1));
      assertThatThrownBy(() -> kernel.dots(query, shifts, rows, 8, 8L * words, 3, new int[3]))
          .isInstanceOf(IndexOutOfBoundsException.class);
      for (int ordinal : new int[] {-1, 3, Integer.MAX_VALUE}) {
        int[] one = {ordinal};
        assertThatThrownBy(() -> kernel.gather(query, shifts, rows, 8L * words, one, 1, new int[1]))
            .isInstanceOf(IndexOutOfBoundsException.class);
      }
    }
  }

  private static MemorySegment rows(long stride, int count, SplittableRandom random) {
    MemorySegment rows = Arena.ofAuto().allocate(stride * count, 64);
    for (long at = 0; at < rows.byteSize(); at += 8) {
      rows.set(Rows.LONG, at, random.nextLong());
    }
    return rows;
  }

  private static int sum(long[] query, long[] shifts, MemorySegment rows, long offset) {
    int[] weights = {1, 2, 4, -8};
    int sum = 0;
    for (int i = 0; i < shifts.length; i++) {
      long bits = rows.get(Rows.LONG, offset + 8L * i);
      for (int bit = 0; bit < 64; bit++) {
        int component = 0;
        for (int plane = 0; plane < 4; plane++) {
          component += weights[plane] * (int) (query[plane * shifts.length + i] >>> bit & 1);
        }
        sum += component * (int) (bits >>> bit & 1) << shifts[i];
      }
    }
    return sum;
  }
}
