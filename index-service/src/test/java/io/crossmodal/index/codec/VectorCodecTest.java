package io.crossmodal.index.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every precision. */
final class VectorCodecTest {

  private static final List<Integer> DIMENSIONS =
      List.of(1, 2, 7, 31, 32, 33, 100, 384, 511, 512, 1_024, 4_096);

  @ParameterizedTest
  @CsvSource({
    "FP32, 2048, 28",
    "FP16, 1024, 14",
    "INT8, 516, 11",
    "INT4, 260, 8",
    "BIT2, 136, 24",
    "BIT1, 72, 16"
  })
  void takesTheBytesOfItsCodes(Precision precision, int of512, int of7) {
    assertThat(VectorCodec.of(precision, 512).bytesPerVector()).isEqualTo(of512);
    assertThat(VectorCodec.of(precision, 7).bytesPerVector()).isEqualTo(of7);
  }

  @ParameterizedTest
  @EnumSource
  void writesItsOwnBytesOnly(Precision precision) {
    for (int dimension : DIMENSIONS) {
      VectorCodec codec = VectorCodec.of(precision, dimension);
      byte[] bytes = new byte[codec.bytesPerVector() + 2];
      bytes[0] = 77;
      bytes[bytes.length - 1] = 77;
      codec.encode(
          Vectors.unit(dimension, new SplittableRandom(1)), MemorySegment.ofArray(bytes), 1);
      assertThat(bytes[0]).isEqualTo((byte) 77);
      assertThat(bytes[bytes.length - 1]).isEqualTo((byte) 77);
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BIT2", "BIT1"})
  void scoresTheDotProductWithTheDecodedVector(Precision precision) {
    for (int dimension : DIMENSIONS) {
      SplittableRandom random = new SplittableRandom(dimension);
      VectorCodec codec = VectorCodec.of(precision, dimension);
      MemorySegment codes = encoded(codec, Vectors.unit(dimension, random));
      float[] query = Vectors.unit(dimension, random);
      float[] decoded = new float[dimension];
      codec.decode(codes, 0, decoded);
      assertThat((double) codec.scorer(query).score(codes, 0))
          .as("d = %d", dimension)
          .isCloseTo(Vectors.dot(query, decoded), within(2e-6));
    }
  }

  @ParameterizedTest
  @EnumSource
  void scoresNeighbouringVectorsAsItScoresThemAlone(Precision precision) {
    int dimension = 77;
    SplittableRandom random = new SplittableRandom(3);
    VectorCodec codec = VectorCodec.of(precision, dimension);
    int bytes = codec.bytesPerVector();
    MemorySegment codes = Arena.ofAuto().allocate(4L * bytes, 64);
    for (int i = 0; i < 4; i++) {
      codec.encode(Vectors.unit(dimension, random), codes, (long) i * bytes);
    }
    Scorer scorer = codec.scorer(Vectors.unit(dimension, random));
    float[] scores = new float[3];
    scorer.score(codes, bytes, 3, scores);
    assertThat(scores)
        .containsExactly(
            scorer.score(codes, bytes),
            scorer.score(codes, 2L * bytes),
            scorer.score(codes, 3L * bytes));
  }

  @ParameterizedTest
  @EnumSource
  void givesAZeroVectorAScoreOfZero(Precision precision) {
    VectorCodec codec = VectorCodec.of(precision, 40);
    MemorySegment codes = encoded(codec, new float[40]);
    Scorer scorer = codec.scorer(Vectors.unit(40, new SplittableRandom(1)));
    assertThat(scorer.score(codes, 0)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheQueryThatWasBound(Precision precision) {
    VectorCodec codec = VectorCodec.of(precision, 40);
    float[] query = Vectors.unit(40, new SplittableRandom(1));
    MemorySegment codes = encoded(codec, query);
    Scorer scorer = codec.scorer(query);
    float before = scorer.score(codes, 0);
    query[0] = 100;
    assertThat(scorer.score(codes, 0)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BIT2", "BIT1"})
  void survivesTheSmallestAndLargestMagnitudes(Precision precision) {
    VectorCodec codec = VectorCodec.of(precision, 3);
    for (float magnitude : new float[] {Float.MIN_VALUE, 1e-40f, 1e-20f, 1e20f, 1e37f}) {
      MemorySegment codes = encoded(codec, new float[] {magnitude, 0, -magnitude});
      float[] decoded = new float[3];
      codec.decode(codes, 0, decoded);
      for (float component : decoded) {
        assertThat(component).isFinite();
      }
      assertThat(decoded[1]).isZero();
      assertThat(decoded[0]).isGreaterThanOrEqualTo(0);
      assertThat(decoded[2]).isLessThanOrEqualTo(0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rejectsAVectorOfAnotherLength(Precision precision) {
    VectorCodec codec = VectorCodec.of(precision, 8);
    MemorySegment codes = MemorySegment.ofArray(new byte[64]);
    String message = "vector: 9 components (expected: 8)";
    assertThatThrownBy(() -> codec.encode(new float[9], codes, 0)).hasMessage(message);
    assertThatThrownBy(() -> codec.decode(codes, 0, new float[9])).hasMessage(message);
    assertThatThrownBy(() -> codec.scorer(new float[9])).hasMessage(message);
  }

  @ParameterizedTest
  @EnumSource
  void rejectsDimensionsOutOfRange(Precision precision) {
    for (int dimension : List.of(-1, 0, 4_097)) {
      assertThatThrownBy(() -> VectorCodec.of(precision, dimension))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("dimension: %d (expected: 1..4096)", dimension);
    }
  }

  @Test
  void keepsSinglePrecisionExactly() {
    float[] vector = Vectors.gaussian(513, new SplittableRandom(9));
    float[] decoded = new float[513];
    VectorCodec codec = VectorCodec.of(Precision.FP32, 513);
    codec.decode(encoded(codec, vector), 0, decoded);
    assertThat(decoded).containsExactly(vector);
  }

  static MemorySegment encoded(VectorCodec codec, float[] vector) {
    MemorySegment codes = Arena.ofAuto().allocate(codec.bytesPerVector());
    codec.encode(vector, codes, 0);
    return codes;
  }
}
