package io.crossmodal.index.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How far a decoded vector may be from the original, by precision. */
final class RoundingTest {

  @Test
  void halfPrecisionRoundsAsTheStandardSays() {
    for (int dimension : List.of(1, 33, 512, 4_096)) {
      float[] vector = Vectors.unit(dimension, new SplittableRandom(dimension));
      float[] decoded = roundTrip(Precision.FP16, vector);
      for (int i = 0; i < dimension; i++) {
        assertThat(decoded[i]).isEqualTo(Float.float16ToFloat(Float.floatToFloat16(vector[i])));
        double bound = Math.max(Math.abs(vector[i]) * 0x1p-11, 0x1p-25);
        assertThat(decoded[i]).isCloseTo(vector[i], within((float) bound));
      }
    }
  }

  @Test
  void halfPrecisionSaturates() {
    assertThat(roundTrip(Precision.FP16, new float[] {1e6f, -1e6f, 65_519}))
        .containsExactly(65_504, -65_504, 65_504);
  }

  @Test
  void int8IsOffByAtMostHalfAStep() {
    for (int dimension : List.of(1, 33, 512, 4_096)) {
      float[] vector = Vectors.gaussian(dimension, new SplittableRandom(dimension));
      float[] decoded = roundTrip(Precision.INT8, vector);
      float max = 0;
      for (float component : vector) {
        max = Math.max(max, Math.abs(component));
      }
      for (int i = 0; i < dimension; i++) {
        assertThat(decoded[i]).isCloseTo(vector[i], within(max / 127 * 0.5001f));
      }
    }
  }

  @Test
  void int8KeepsTheLargestComponentAndItsSign() {
    assertThat(roundTrip(Precision.INT8, new float[] {-1, 0.5f, 0})[0])
        .isCloseTo(-1, within(1e-6f));
  }

  @Test
  void int4LosesAboutAHundredthOfAGaussiansSquare() {
    // 16 uniform levels at the best fixed scale lose .0115 of a normal variable's variance (Max,
    // 1960).
    for (int dimension : List.of(256, 512, 768, 1_024)) {
      SplittableRandom random = new SplittableRandom(dimension);
      double lost = 0;
      for (int i = 0; i < 100; i++) {
        lost += squaredError(Precision.INT4, Vectors.unit(dimension, random));
      }
      assertThat(lost / 100).isLessThan(0.0115);
    }
  }

  @Test
  void int4ClipsARareOutlierWhereThatHelpsTheRest() {
    float[] vector = Vectors.gaussian(1_024, new SplittableRandom(5));
    vector[17] = 7;
    double withoutClipping = 0;
    for (float component : vector) {
      double rounded = Math.rint(component) - component;
      withoutClipping += rounded * rounded;
    }
    assertThat(squaredError(Precision.INT4, vector)).isLessThan(0.5 * withoutClipping);
  }

  @Test
  void int4KeepsWhatSixteenLevelsCanSay() {
    float[] vector = {-8, 7, 0, 1, -1, 3.5f * 2, -5, 2, 4};
    assertThat(roundTrip(Precision.INT4, vector)).containsExactly(vector);
    float[] constant = new float[100];
    Arrays.fill(constant, 0.1f);
    assertThat(squaredError(Precision.INT4, constant)).isCloseTo(0, within(1e-12));
  }

  private static double squaredError(Precision precision, float[] vector) {
    float[] decoded = roundTrip(precision, vector);
    double squares = 0;
    for (int i = 0; i < vector.length; i++) {
      double error = (double) decoded[i] - vector[i];
      squares += error * error;
    }
    return squares;
  }

  private static float[] roundTrip(Precision precision, float[] vector) {
    VectorCodec codec = VectorCodec.of(precision, vector.length);
    float[] decoded = new float[vector.length];
    codec.decode(VectorCodecTest.encoded(codec, vector), 0, decoded);
    return decoded;
  }
}
