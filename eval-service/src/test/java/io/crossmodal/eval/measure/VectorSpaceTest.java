package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VectorSpaceTest {

  @Test
  void seesTheSpreadOfRandomVectors() {
    SpaceGeometry geometry = new VectorSpace("image", Gaussians.vectors(400, 32, 1)).geometry();
    assertThat(geometry.meanCosine()).isCloseTo(0, within(.01));
    assertThat(geometry.alike()).isEqualTo(1);
    assertThat(geometry.duplicates()).isZero();
    assertThat(geometry.effectiveRank()).isBetween(28.0, 32.0);
    assertThat(geometry.uniformity()).isBetween(-4.0, -3.5);
  }

  @Test
  void countsVectorsThatAreAlike() {
    float[][] vectors = Gaussians.vectors(100, 32, 1);
    for (int i = 0; i < 98; i++) {
      vectors[i] = Gaussians.near(Gaussians.vectors(1, 32, 7), new int[] {0}, 1e-4, i)[0];
    }
    SpaceGeometry geometry = new VectorSpace("image", vectors).geometry();
    assertThat(geometry.alike()).isEqualTo(98);
    assertThat(geometry.alikeShare()).isEqualTo(.98);
    assertThat(geometry.duplicates()).isZero();
    assertThat(geometry.meanCosine()).isGreaterThan(.9);
  }

  @Test
  void countsExactCopiesAndZeros() {
    float[][] vectors = Gaussians.vectors(10, 8, 1);
    vectors[3] = vectors[7].clone();
    vectors[4] = vectors[7].clone();
    vectors[5] = new float[8];
    SpaceGeometry geometry = new VectorSpace("text", vectors).geometry();
    assertThat(geometry.duplicates()).isEqualTo(2);
    assertThat(geometry.zeros()).isEqualTo(1);
  }

  @Test
  void seesHowManyDirectionsAreUsed() {
    float[][] vectors = Gaussians.vectors(300, 32, 1);
    for (float[] vector : vectors) {
      Arrays.fill(vector, 4, 32, 0);
    }
    assertThat(new VectorSpace("image", vectors).geometry().effectiveRank()).isBetween(3.7, 4.0);
  }

  @Test
  void computesUniformityAndMeanCosineAsDefined() {
    float[][] vectors = {{1, 0}, {0, 2}, {-3, 0}};
    SpaceGeometry geometry = new VectorSpace("image", vectors).geometry();
    double pairs = (2 * Math.exp(-4) + Math.exp(-8)) / 3;
    assertThat(geometry.uniformity()).isCloseTo(Math.log(pairs), within(1e-9));
    assertThat(geometry.meanCosine()).isCloseTo(-1 / 3.0, within(1e-9));
  }

  @Test
  void measuresAlignmentAndGap() {
    VectorSpace images = new VectorSpace("image", new float[][] {{1, 0}, {0, 1}});
    VectorSpace texts = new VectorSpace("text", new float[][] {{5, 0}, {0, -1}, {0, 3}});
    PairGeometry pairs = texts.pairs(images, new int[] {0, 1, 1});
    assertThat(pairs.alignment()).isCloseTo(4 / 3.0, within(1e-6));
    // Means (1/3, 0) and (1/2, 1/2).
    assertThat(pairs.modalityGap()).isCloseTo(Math.sqrt(10) / 6, within(1e-6));
  }

  @Test
  void seesAFullyCollapsedSpace() {
    float[][] same =
        IntStream.range(0, 50).mapToObj(i -> new float[] {1, 2, 3}).toArray(float[][]::new);
    SpaceGeometry geometry = new VectorSpace("image", same).geometry();
    assertThat(geometry.alike()).isEqualTo(50);
    assertThat(geometry.uniformity()).isCloseTo(0, within(1e-5));
    assertThat(geometry.effectiveRank()).isEqualTo(1);
  }

  @Test
  void refusesNoVectors() {
    assertThatThrownBy(() -> new VectorSpace("image", new float[0][]))
        .hasMessage("image vectors: 0 (expected: at least 1)");
  }

  @Test
  void countsTextsThatAreTheirOwnImage() {
    float[][] images = Gaussians.vectors(50, 16, 4);
    float[][] texts = Gaussians.vectors(50, 16, 5);
    for (int i = 0; i < 20; i++) {
      texts[i] = images[i].clone();
    }
    int[] rows = IntStream.range(0, 50).toArray();
    PairGeometry pairs =
        new VectorSpace("text", texts).pairs(new VectorSpace("image", images), rows);
    assertThat(pairs.leaked()).isEqualTo(20);
    assertThat(
            new Diagnoser(.95)
                .diagnose(List.of(), List.of(), Optional.of(pairs), List.of())
                .warnings())
        .contains(new Warning.LeakedPairs(20, 50));
  }
}
