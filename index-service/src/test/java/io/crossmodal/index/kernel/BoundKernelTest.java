package io.crossmodal.index.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BoundKernelTest {

  @ParameterizedTest
  @EnumSource
  void findsWhatReachesTheBoundAtEveryLength(KernelWidth width) {
    BoundKernel kernel = KernelProvider.kernels(width).bound();
    SplittableRandom random = new SplittableRandom(6);
    for (int count = 0; count <= 130; count++) {
      float[] scores = new float[count + 3];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = random.nextInt(10) == 0 ? Float.NaN : random.nextInt(-4, 5) / 4f;
      }
      for (float bound : new float[] {Float.NEGATIVE_INFINITY, -.5f, 0, 1, 2}) {
        int from = count / 3;
        int[] places = new int[count];
        int found = kernel.reaching(bound, scores, from, count, places);
        assertThat(Arrays.copyOf(places, found))
            .containsExactly(
                IntStream.range(from, count).filter(i -> scores[i] >= bound).toArray());
      }
    }
  }
}
