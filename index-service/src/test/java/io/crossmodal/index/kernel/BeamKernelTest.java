package io.crossmodal.index.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BeamKernelTest {

  @ParameterizedTest
  @EnumSource
  void keepsTheLeastKeysInOrder(KernelWidth width) {
    BeamKernel kernel = KernelProvider.kernels(width).beam();
    for (int length : new int[] {8, 16, 40, 64, 200}) {
      SplittableRandom random = new SplittableRandom(length);
      long[] keys = empty(length);
      long[] all = random.longs(3L * length).toArray();
      for (long key : all) {
        kernel.insert(keys, length, key);
      }
      Arrays.sort(all);
      assertThat(Arrays.copyOfRange(keys, BeamKernel.PAD, BeamKernel.PAD + length))
          .isEqualTo(Arrays.copyOf(all, length));
      assertThat(Arrays.copyOf(keys, BeamKernel.PAD)).containsOnly(Long.MIN_VALUE);
      assertThat(keys[BeamKernel.PAD + length]).isEqualTo(77);
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsTheFirstEvenKeyFromAPlaceOn(KernelWidth width) {
    BeamKernel kernel = KernelProvider.kernels(width).beam();
    SplittableRandom random = new SplittableRandom(2);
    for (int round = 0; round < 100; round++) {
      int length = 8 * random.nextInt(1, 9);
      long[] keys = empty(length);
      for (int i = 0; i < length; i++) {
        keys[BeamKernel.PAD + i] = random.nextLong() | (random.nextInt(20) > 0 ? 1 : 0);
      }
      for (int from = 0; from <= length; from++) {
        int expected = from;
        while (expected < length && (keys[BeamKernel.PAD + expected] & 1) != 0) {
          expected++;
        }
        assertThat(kernel.firstEven(keys, from, length)).isEqualTo(expected);
      }
    }
  }

  /** An even number follows the list, which is none of its keys. */
  private static long[] empty(int length) {
    long[] keys = new long[BeamKernel.PAD + length + 1];
    Arrays.fill(keys, 0, BeamKernel.PAD, Long.MIN_VALUE);
    Arrays.fill(keys, BeamKernel.PAD, BeamKernel.PAD + length, Long.MAX_VALUE);
    keys[BeamKernel.PAD + length] = 77;
    return keys;
  }
}
