package io.crossmodal.index.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The estimates of one- and two-bit codes: unbiased, and within their bound as often as said. */
final class BitCodecTest {

  private static final int PAIRS = 4_000;

  @ParameterizedTest
  @EnumSource(names = {"BIT2", "BIT1"})
  void estimatesWithoutBiasAndWithTheDeviationThatItStates(Precision precision) {
    for (int dimension : List.of(64, 100, 384, 512)) {
      Sample sample = sample(precision, dimension, .6);
      double standardError = 1 / Math.sqrt(PAIRS);
      assertThat(sample.mean()).as("d = %d", dimension).isCloseTo(0, within(4 * standardError));
      // The deviation is stated for the worst pair, at a right angle; .6 of it is less.
      assertThat(sample.rootMeanSquare()).isBetween(.6, 1.02);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BIT2", "BIT1"})
  void holdsTheBoundAtTheStatedRate(Precision precision) {
    for (int dimension : List.of(32, 64, 384, 512, 1_024)) {
      Sample sample = sample(precision, dimension, 0);
      assertThat(sample.rootMeanSquare()).as("d = %d", dimension).isBetween(.9, 1.06);
      // 4,000 pairs of which .27 % may be over: 10.8, and 25 is four deviations more.
      assertThat(sample.beyondThree()).isLessThan(25);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BIT2", "BIT1"})
  void scoresTheRoundedQueryWithTheDecodedVector(Precision precision) {
    for (int dimension : List.of(1, 2, 7, 63, 64, 65, 384, 512, 4_096)) {
      SplittableRandom random = new SplittableRandom(dimension);
      VectorCodec codec = VectorCodec.of(precision, dimension);
      MemorySegment codes = VectorCodecTest.encoded(codec, Vectors.unit(dimension, random));
      float[] decoded = new float[dimension];
      codec.decode(codes, 0, decoded);
      float[] query = Vectors.unit(dimension, random);
      double length = Math.sqrt(Vectors.dot(decoded, decoded));
      // Rounding to 16 levels leaves an error of about a ninth of a long query's length.
      double tolerance = dimension < 64 ? .5 : 5 * .11 / Math.sqrt(dimension);
      assertThat((double) codec.scorer(query).score(codes, 0))
          .as("d = %d", dimension)
          .isCloseTo(Vectors.dot(query, decoded), within(tolerance * length));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BIT2", "BIT1"})
  void decodesToAVectorWhoseProductWithTheOriginalIsItsSquare(Precision precision) {
    for (int dimension : List.of(1, 2, 7, 63, 64, 65, 384, 512, 4_096)) {
      float[] vector = Vectors.gaussian(dimension, new SplittableRandom(dimension));
      VectorCodec codec = VectorCodec.of(precision, dimension);
      float[] decoded = new float[dimension];
      codec.decode(VectorCodecTest.encoded(codec, vector), 0, decoded);
      double squares = Vectors.dot(vector, vector);
      assertThat(Vectors.dot(vector, decoded)).isCloseTo(squares, within(squares * 1e-5));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BIT2", "BIT1"})
  void staysFiniteAtTheSmallestAndLargestMagnitudes(Precision precision) {
    for (int dimension : List.of(3, 4_096)) {
      VectorCodec codec = VectorCodec.of(precision, dimension);
      for (float magnitude : new float[] {Float.MIN_VALUE, 1e-40f, 1e-20f, 1e20f, 1e37f}) {
        float[] vector = Vectors.gaussian(dimension, new SplittableRandom(1));
        for (int i = 0; i < dimension; i++) {
          vector[i] = Math.clamp(vector[i], -1, 1) * magnitude;
        }
        MemorySegment codes = VectorCodecTest.encoded(codec, vector);
        float[] decoded = new float[dimension];
        codec.decode(codes, 0, decoded);
        for (float component : decoded) {
          assertThat(component).isFinite();
        }
        float[] query = Vectors.unit(dimension, new SplittableRandom(2));
        assertThat(codec.scorer(query).score(codes, 0)).isFinite();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BIT2", "BIT1"})
  void scalesItsEstimatesWithVectorAndQuery(Precision precision) {
    SplittableRandom random = new SplittableRandom(4);
    VectorCodec codec = VectorCodec.of(precision, 200);
    float[] vector = Vectors.unit(200, random);
    float[] query = Vectors.unit(200, random);
    float score = codec.scorer(query).score(VectorCodecTest.encoded(codec, vector), 0);
    for (int i = 0; i < 200; i++) {
      vector[i] *= 8;
      query[i] *= 0x1p-40f;
    }
    MemorySegment codes = VectorCodecTest.encoded(codec, vector);
    assertThat(codec.scorer(query).score(codes, 0)).isEqualTo(score * 0x1p-37f);
  }

  /** Errors in stated deviations, of pairs with a cosine of about {@code cosine}. */
  private static Sample sample(Precision precision, int dimension, double cosine) {
    SplittableRandom random = new SplittableRandom(dimension);
    VectorCodec codec = VectorCodec.of(precision, dimension);
    double[] errors = new double[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
      float[] vector = Vectors.unit(dimension, random);
      float[] query = Vectors.unit(dimension, random);
      for (int j = 0; j < dimension; j++) {
        query[j] = (float) (cosine * vector[j] + Math.sqrt(1 - cosine * cosine) * query[j]);
      }
      MemorySegment codes = VectorCodecTest.encoded(codec, vector);
      BitScorer scorer = (BitScorer) codec.scorer(query);
      double error = scorer.score(codes, 0) - Vectors.dot(query, vector);
      errors[i] = error / scorer.deviation(codes, 0);
    }
    return new Sample(errors);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sample(double[] errors) {

    double mean() {
      double sum = 0;
      for (double error : errors) {
        sum += error;
      }
      return sum / errors.length;
    }

    double rootMeanSquare() {
      double squares = 0;
      for (double error : errors) {
        squares += error * error;
      }
      return Math.sqrt(squares / errors.length);
    }

    int beyondThree() {
      int beyond = 0;
      for (double error : errors) {
        beyond += Math.abs(error) > 3 ? 1 : 0;
      }
      return beyond;
    }
  }
}
