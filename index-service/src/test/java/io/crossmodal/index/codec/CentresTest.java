package io.crossmodal.index.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Codes about the centres of vectors that lie in two cones, as texts and pictures do. */
final class CentresTest {

  private static final int DIMENSION = 200;
  private static final int ITEMS = 2_000;
  private static final int QUERIES = 300;
  private static final double GAP = 1.2;

  private final float[][] cones = cones();

  @Test
  void spansTheCentresOfBothCones() {
    assertThat(fitted(cones()).count()).isEqualTo(2);
  }

  @Test
  void keepsNoAxisWhereVectorsPointEverywhere() {
    SplittableRandom random = new SplittableRandom(5);
    CentreSums sums = new CentreSums(DIMENSION);
    for (int i = 0; i < ITEMS; i++) {
      sums.add(Vectors.unit(DIMENSION, random), i % 2);
    }
    assertThat(sums.centres().count()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"BIT2", "BIT1"})
  void estimatesWithoutBiasAndWithTheDeviationThatItStates(Precision precision) {
    VectorCodec codec = codec(precision, fitted(cones));
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < ITEMS; i++) {
      MemorySegment codes = VectorCodecTest.encoded(codec, cones[i]);
      float[] query = cones[ITEMS + i % QUERIES];
      Scorer scorer = codec.scorer(query);
      double error = scorer.score(codes, 0) - Vectors.dot(query, cones[i]);
      double stated = error / scorer.deviation(codes, 0);
      sum += stated;
      squares += stated * stated;
    }
    assertThat(sum / ITEMS).isCloseTo(0, within(4 / Math.sqrt(ITEMS)));
    assertThat(Math.sqrt(squares / ITEMS)).isBetween(.85, 1.1);
  }

  @ParameterizedTest
  @EnumSource(names = {"BIT2", "BIT1"})
  void errsHalfAsMuchAsCodesWithoutCentres(Precision precision) {
    double about = rootMeanSquareError(codec(precision, fitted(cones)));
    double plain = rootMeanSquareError(codec(precision, Centres.none(DIMENSION)));
    assertThat(about).isLessThan(.6 * plain);
  }

  @ParameterizedTest
  @EnumSource(names = {"BIT2", "BIT1"})
  void decodesWhatLiesAlongTheAxesExactly(Precision precision) {
    Centres centres = fitted(cones);
    VectorCodec codec = codec(precision, centres);
    float[] decoded = new float[DIMENSION];
    codec.decode(VectorCodecTest.encoded(codec, cones[0]), 0, decoded);
    float[] exact = centres.take(cones[0].clone());
    float[] kept = centres.take(decoded);
    // The rest, decoded, is as far off at random along the axes too.
    assertThat(kept).containsExactly(exact, within(.1f));
    assertThat(Vectors.cosine(decoded, cones[0])).isGreaterThan(.0);
  }

  @Test
  void staysFiniteAtTheSmallestAndLargestMagnitudes() {
    VectorCodec codec = codec(Precision.BIT1, fitted(cones));
    for (float magnitude : new float[] {Float.MIN_VALUE, 1e-40f, 1e-20f, 1e20f, 1e37f}) {
      float[] vector = cones[0].clone();
      for (int i = 0; i < DIMENSION; i++) {
        vector[i] *= magnitude;
      }
      MemorySegment codes = VectorCodecTest.encoded(codec, vector);
      assertThat(codec.scorer(cones[1]).score(codes, 0)).isFinite();
      float[] decoded = new float[DIMENSION];
      codec.decode(codes, 0, decoded);
      for (float component : decoded) {
        assertThat(component).isFinite();
      }
    }
  }

  @Test
  void readsWhatItWrote() {
    Centres centres = fitted(cones);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(centres.bytes() + 8);
      centres.write(bytes, 8);
      Centres read = Centres.read(bytes, 8, DIMENSION, 2);
      assertThat(read.take(cones[3].clone())).containsExactly(centres.take(cones[3].clone()));
      assertThatThrownBy(() -> Centres.read(bytes, 8, DIMENSION, 9))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("centres: 9 (expected: 0..8)");
      bytes.set(Codes.FLOAT, 8 + 4 * DIMENSION, Float.NaN);
      assertThatThrownBy(() -> Centres.read(bytes, 8, DIMENSION, 2))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("centres[1]: has NaN (expected: -1..1)");
    }
  }

  private double rootMeanSquareError(VectorCodec codec) {
    double squares = 0;
    for (int i = 0; i < ITEMS; i++) {
      MemorySegment codes = VectorCodecTest.encoded(codec, cones[i]);
      float[] query = cones[ITEMS + i % QUERIES];
      double error = codec.scorer(query).score(codes, 0) - Vectors.dot(query, cones[i]);
      squares += error * error;
    }
    return Math.sqrt(squares / ITEMS);
  }

  private static VectorCodec codec(Precision precision, Centres centres) {
    return precision == Precision.BIT1
        ? new Bit1Codec(DIMENSION, centres)
        : new Bit2Codec(DIMENSION, centres);
  }

  private static Centres fitted(float[][] vectors) {
    CentreSums sums = new CentreSums(DIMENSION);
    for (int i = 0; i < ITEMS; i++) {
      sums.add(vectors[i], i % 2);
    }
    return sums.centres();
  }

  /** Unit vectors by turns in one cone and in another, and queries of the first one. */
  private static float[][] cones() {
    SplittableRandom random = new SplittableRandom(3);
    float[][] common = {Vectors.gaussian(DIMENSION, random), Vectors.gaussian(DIMENSION, random)};
    float[][] vectors = new float[ITEMS + QUERIES][];
    for (int i = 0; i < vectors.length; i++) {
      float[] vector = Vectors.gaussian(DIMENSION, random);
      float[] cone = common[i < ITEMS ? i % 2 : 0];
      for (int j = 0; j < DIMENSION; j++) {
        vector[j] += (float) (GAP * cone[j]);
      }
      float length = (float) Math.sqrt(Vectors.dot(vector, vector));
      for (int j = 0; j < DIMENSION; j++) {
        vector[j] /= length;
      }
      vectors[i] = vector;
    }
    return vectors;
  }
}
