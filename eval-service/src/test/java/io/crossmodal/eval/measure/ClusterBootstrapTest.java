package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterBootstrapTest {

  @Test
  void spreadsLikeTheStandardErrorOfAMean() {
    double[] values = new Random(1).doubles(400).toArray();
    int[] alone = IntStream.range(0, 400).toArray();
    double[] means = new ClusterBootstrap(alone, 4_000, 1).means(new double[][] {values})[0];
    assertThat(deviation(means)).isCloseTo(deviation(values) / 20, within(.001));
  }

  @Test
  void drawsQueriesOfOneImageTogether() {
    // Five equal captions an image carry no more than one: the spread is sqrt(5) that of loners.
    double[] values = IntStream.range(0, 500).mapToDouble(i -> i / 5 % 2).toArray();
    int[] images = IntStream.range(0, 500).map(i -> i / 5).toArray();
    int[] alone = IntStream.range(0, 500).toArray();
    double together =
        deviation(new ClusterBootstrap(images, 4_000, 1).means(new double[][] {values})[0]);
    double apart =
        deviation(new ClusterBootstrap(alone, 4_000, 1).means(new double[][] {values})[0]);
    assertThat(together / apart).isCloseTo(Math.sqrt(5), within(.15));
  }

  @Test
  void usesTheSameResamplesForEveryColumnAndCall() {
    double[] values = new Random(1).doubles(50).toArray();
    double[] doubled = Arrays.stream(values).map(v -> 2 * v).toArray();
    ClusterBootstrap bootstrap = new ClusterBootstrap(IntStream.range(0, 50).toArray(), 100, 9);
    double[][] together = bootstrap.means(new double[][] {values, doubled});
    assertThat(together[1])
        .containsExactly(Arrays.stream(together[0]).map(v -> 2 * v).toArray(), within(1e-12));
    assertThat(bootstrap.means(new double[][] {values})[0]).containsExactly(together[0]);
  }

  @Test
  void takesMediansOfTheDrawnQueries() {
    double[] values = IntStream.rangeClosed(1, 101).mapToDouble(i -> i).toArray();
    double[] medians =
        new ClusterBootstrap(IntStream.range(0, 101).toArray(), 2_000, 3)
            .medians(new double[][] {values})[0];
    assertThat(Arrays.stream(medians).average().orElseThrow()).isCloseTo(51, within(1.0));
    // The standard error of the median of n uniform values is range / (2 sqrt(n)).
    assertThat(deviation(medians)).isCloseTo(100 / (2 * Math.sqrt(101)), within(.6));
  }

  @Test
  void weightsClustersInMedians() {
    WeightedMedian median = new WeightedMedian(new double[] {3, 1, 2}, new int[] {2, 0, 1});
    assertThat(median.of(new short[] {1, 1, 1}, 3)).isEqualTo(2);
    assertThat(median.of(new short[] {0, 1, 1}, 2)).isEqualTo(2.5);
    assertThat(median.of(new short[] {0, 0, 3}, 3)).isEqualTo(3);
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }
}
