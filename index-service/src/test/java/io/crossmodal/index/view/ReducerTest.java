package io.crossmodal.index.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.codec.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReducerTest {

  @Test
  void truncationKeepsTheLeadingComponents() {
    assertThat(reducer(Reduction.TRUNCATE, 3, 2, 0).reduce(new float[] {1, 2, 3}))
        .containsExactly(1, 2);
  }

  @Test
  void truncationToTheSameDimensionIsTheIdentity() {
    assertThat(reducer(Reduction.TRUNCATE, 3, 3, 0).reduce(new float[] {1, 2, 3}))
        .containsExactly(1, 2, 3);
  }

  @Test
  void truncationCannotGrow() {
    assertThatThrownBy(() -> reducer(Reduction.TRUNCATE, 3, 4, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dimension: 4 (expected: 1..3 for TRUNCATE; GAUSSIAN can go up)");
  }

  @Test
  void projectionIsAFunctionOfItsSeed() {
    float[] vector = Vectors.gaussian(70, new SplittableRandom(1));
    float[] once = reducer(Reduction.GAUSSIAN, 70, 20, 9).reduce(vector);
    assertThat(reducer(Reduction.GAUSSIAN, 70, 20, 9).reduce(vector)).containsExactly(once);
    assertThat(reducer(Reduction.GAUSSIAN, 70, 20, 10).reduce(vector)).isNotEqualTo(once);
  }

  /** Stored galleries depend on the matrix: these numbers may never change. */
  @Test
  void projectionHasTheMatrixItAlwaysHad() {
    float[] first = reducer(Reduction.GAUSSIAN, 3, 2, 42).reduce(new float[] {1, 0, 0});
    float[] last = reducer(Reduction.GAUSSIAN, 3, 2, 42).reduce(new float[] {0, 0, 1});
    assertThat(first).containsExactly(0.6238442f, 0.13318543f);
    assertThat(last).containsExactly(-0.31879902f, 0.15527102f);
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 512, 1_024})
  void projectionKeepsDotProductsInExpectation(int target) {
    SplittableRandom random = new SplittableRandom(target);
    Reducer reducer = reducer(Reduction.GAUSSIAN, 512, target, 7);
    double error = 0;
    double squares = 0;
    int pairs = 200;
    for (int i = 0; i < pairs; i++) {
      float[] a = Vectors.unit(512, random);
      float[] b = Vectors.near(a, 1, random);
      double off = Vectors.dot(reducer.reduce(a), reducer.reduce(b)) - Vectors.dot(a, b);
      error += off;
      squares += off * off;
    }
    // The variance is (|a|^2 |b|^2 + <a, b>^2) / target, here about 3 / target.
    assertThat(Math.sqrt(squares / pairs)).isCloseTo(Math.sqrt(3.0 / target), within(0.03));
    assertThat(error / pairs).isCloseTo(0, within(0.06));
  }

  @Test
  void reducingLeavesTheOriginalAlone() {
    float[] vector = {3, 4, 5};
    for (Reduction reduction : List.of(Reduction.TRUNCATE, Reduction.GAUSSIAN)) {
      Arrays.fill(reducer(reduction, 3, 3, 1).reduce(vector), 0);
    }
    float[][] sample = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    Arrays.fill(FittedAxes.fit(sample, 3, 1).reduce(vector), 0);
    assertThat(vector).containsExactly(3, 4, 5);
  }

  private static Reducer reducer(Reduction reduction, int source, int target, long seed) {
    return Reducer.of(new ViewSpec("v", target, reduction, seed, Precision.FP32), source);
  }
}
