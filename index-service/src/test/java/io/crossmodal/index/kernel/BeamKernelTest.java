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
      for (int from = 0; from < all.length; ) {
        int count = Math.min(random.nextInt(6), all.length - from);
        kernel.insert(keys, length, Arrays.copyOfRange(all, from, from + 6), count);
        from += count;
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
  void takesTheFirstEvenKeysAndMakesThemOdd(KernelWidth width) {
    BeamKernel kernel = KernelProvider.kernels(width).beam();
    SplittableRandom random = new SplittableRandom(2);
    for (int round = 0; round < 200; round++) {
      int length = 8 * random.nextInt(1, 9);
      int most = random.nextInt(1, 6);
      int rarity = random.nextInt(1, 20);
      long[] keys = empty(length);
      for (int i = 0; i < length; i++) {
        keys[BeamKernel.PAD + i] = random.nextLong() | (random.nextInt(rarity) > 0 ? 1 : 0);
      }
      long[] left = keys.clone();
      long[] expected = new long[most + 1];
      int count = 0;
      for (int i = BeamKernel.PAD; i < BeamKernel.PAD + length && count < most; i++) {
        if (keys[i] % 2 == 0) {
          expected[count++] = keys[i];
          left[i] = keys[i] + 1;
        }
      }
      long[] taken = new long[most + 1];
      assertThat(kernel.takeEven(keys, length, most, taken)).isEqualTo(count);
      assertThat(taken).isEqualTo(expected);
      assertThat(keys).isEqualTo(left);
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
