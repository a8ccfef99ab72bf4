package io.crossmodal.index.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.codec.Vectors;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class FittedAxesTest {

  private static final int DIMENSION = 40;

  /** Vectors along three directions, of falling length, and a little of everything. */
  private static float[][] sample(long seed, float[]... directions) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] sample = new float[500][];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = Vectors.gaussian(DIMENSION, random);
      for (int j = 0; j < DIMENSION; j++) {
        sample[i][j] *= .01f;
      }
      for (int d = 0; d < directions.length; d++) {
        float along = (float) random.nextGaussian() * (directions.length - d);
        for (int j = 0; j < DIMENSION; j++) {
          sample[i][j] += along * directions[d][j];
        }
      }
    }
    return sample;
  }

  private static float[][] directions() {
    SplittableRandom random = new SplittableRandom(1);
    return new float[][] {
      Vectors.unit(DIMENSION, random),
      Vectors.unit(DIMENSION, random),
      Vectors.unit(DIMENSION, random)
    };
  }

  @Test
  void keepDotProductsOfVectorsThatLieAlongThem() {
    float[][] sample = sample(2, directions());
    FittedAxes axes = FittedAxes.fit(sample, 3, 9);
    for (int i = 1; i < 50; i++) {
      assertThat(Vectors.dot(axes.reduce(sample[i]), axes.reduce(sample[0])))
          .isCloseTo(Vectors.dot(sample[i], sample[0]), within(.03));
    }
  }

  @Test
  void comeLongestFirstWhateverTheSeed() {
    float[] longest = new float[DIMENSION];
    float[] second = new float[DIMENSION];
    longest[7] = 1;
    second[30] = 1;
    float[][] sample = sample(3, longest, second);
    for (long seed : new long[] {1, 2}) {
      FittedAxes axes = FittedAxes.fit(sample, 2, seed);
      assertThat(Math.abs(axes.reduce(longest)[0])).isCloseTo(1, within(.02f));
      assertThat(Math.abs(axes.reduce(second)[1])).isCloseTo(1, within(.02f));
    }
  }

  @Test
  void areTheSameForTheSameSampleAndSurviveTheirBytes() {
    float[][] sample = sample(4, directions());
    FittedAxes axes = FittedAxes.fit(sample, 5, 1);
    assertThat(FittedAxes.fit(sample, 5, 1).toBytes()).isEqualTo(axes.toBytes());
    FittedAxes read = FittedAxes.of(axes.toBytes(), DIMENSION, 5);
    assertThat(read).isEqualTo(axes).hasSameHashCodeAs(axes);
    assertThat(read.reduce(sample[0])).isEqualTo(axes.reduce(sample[0]));
    assertThat(FittedAxes.fit(sample(5, directions()), 5, 1)).isNotEqualTo(axes);
  }

  @Test
  void areRefusedWhenTheyMakeNoSense() {
    float[][] sample = sample(6, directions());
    assertThatThrownBy(() -> FittedAxes.fit(sample, 41, 1))
        .hasMessage("count: 41 (expected: 1..40, the least of dimension and vectors)");
    assertThatThrownBy(() -> FittedAxes.fit(new float[0][], 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    byte[] bytes = FittedAxes.fit(sample, 2, 1).toBytes();
    assertThatThrownBy(() -> FittedAxes.of(bytes, DIMENSION, 3))
        .hasMessage("axes: 320 bytes (expected: 480)");
    bytes[3] = 0x7F;
    assertThatThrownBy(() -> FittedAxes.of(bytes, DIMENSION, 2))
        .hasMessageStartingWith("axes[0]: has ")
        .hasMessageEndingWith(" (expected: -1..1)");
    assertThatThrownBy(() -> new ViewSpec("v", 2, Reduction.PCA, 0, Precision.FP32))
        .hasMessage("axes: null for PCA (expected: some for PCA alone)");
  }
}
