package io.crossmodal.index.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class VectorCheckTest {

  @Test
  void passesAUsableVectorThrough() {
    float[] vector = {0, 1e-6f, -65_504};
    assertThat(VectorCheck.check(vector, 3)).isSameAs(vector);
  }

  @Test
  void rejectsNaN() {
    rejects(
        new float[] {1, Float.NaN},
        "vector[1]: NaN (expected: a finite number of magnitude <= 65504.0)");
  }

  @Test
  void rejectsInfinity() {
    rejects(
        new float[] {Float.NEGATIVE_INFINITY, 1},
        "vector[0]: -Infinity (expected: a finite number of magnitude <= 65504.0)");
  }

  @Test
  void rejectsWhatNoHalfPrecisionViewCouldHold() {
    rejects(
        new float[] {1, 70_000},
        "vector[1]: 70000.0 (expected: a finite number of magnitude <= 65504.0)");
  }

  @Test
  void rejectsTheZeroVector() {
    rejects(
        new float[] {0, -0f},
        "vector: length 0.0 (expected: at least 1.0E-12; a zero vector points nowhere)");
  }

  @Test
  void rejectsAnotherDimension() {
    rejects(new float[] {1, 2, 3}, "vector: 3 components (expected: 2)");
  }

  private static void rejects(float[] vector, String message) {
    assertThatThrownBy(() -> VectorCheck.check(vector, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
