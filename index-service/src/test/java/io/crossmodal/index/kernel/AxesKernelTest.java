package io.crossmodal.index.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every width gives the same products, which are those with the axes up to their rounding. */
final class AxesKernelTest {

  @ParameterizedTest
  @EnumSource
  void givesTheProductsAtEveryDimension(KernelWidth width) {
    for (int dimension : new int[] {1, 2, 31, 96, 384, 515}) {
      for (int count = AxesKernel.BLOCK; count <= 256; count += AxesKernel.BLOCK) {
        SplittableRandom random = new SplittableRandom(dimension);
        float[][] axes = new float[count][];
        MemorySegment written =
            Arena.ofAuto().allocate(AxesKernel.bytes(count, dimension), AxesKernel.BLOCK);
        for (int i = 0; i < count; i++) {
          axes[i] = gaussian(dimension, random);
          AxesKernel.put(axes[i], i, written);
        }
        float[] vector = gaussian(dimension, random);
        float[] products = new float[count];
        KernelProvider.kernels(width).axes().products(vector, written, count, products);
        float[] scalar = new float[count];
        new ScalarAxes().products(vector, written, count, scalar);
        assertThat(products).containsExactly(scalar);
        for (int i = 0; i < count; i++) {
          double exact = 0;
          double largest = 0;
          for (int j = 0; j < dimension; j++) {
            exact += (double) axes[i][j] * vector[j];
            largest += Math.abs((double) axes[i][j] * vector[j]);
          }
          // Half a unit of the last of eight bits, of each term.
          assertThat((double) products[i]).isCloseTo(exact, within(largest * 0x1.01p-8 + 1e-30));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsNothingBehindTheSegment(KernelWidth width) {
    MemorySegment axes = Arena.ofAuto().allocate(AxesKernel.bytes(64, 10) - 4, 64);
    AxesKernel kernel = KernelProvider.kernels(width).axes();
    assertThatThrownBy(() -> kernel.products(new float[10], axes, 64, new float[64]))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static float[] gaussian(int dimension, SplittableRandom random) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }
}
