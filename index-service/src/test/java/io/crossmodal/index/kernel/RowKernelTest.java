package io.crossmodal.index.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every width gives the bits of the scalar twin, which gives the sum. */
final class RowKernelTest {

  private static final int ROWS = 5;

  static Stream<Arguments> kernels() {
    return Stream.of(RowFormat.values())
        .flatMap(
            format -> Stream.of(KernelWidth.values()).map(width -> Arguments.of(format, width)));
  }

  static List<Integer> dimensions() {
    List<Integer> odd = List.of(255, 256, 257, 300, 384, 511, 512, 513, 768, 1000, 1024);
    return Stream.of(
            IntStream.rangeClosed(1, 130).boxed(),
            odd.stream(),
            Stream.of(1_025, 1_536, 2_047, 2_048, 3_001, 4_095, 4_096))
        .flatMap(all -> all)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void givesTheBitsOfTheScalarTwinAtEveryDimension(RowFormat format, KernelWidth width) {
    RowKernel scalar = format.kernel(KernelWidth.SCALAR);
    RowKernel kernel = format.kernel(width);
    for (int dimension : dimensions()) {
      SplittableRandom random = new SplittableRandom(dimension);
      float[] query = format.query(dimension, random);
      MemorySegment rows = format.rows(dimension, ROWS, random);
      for (int row = 0; row < ROWS; row++) {
        long offset = row * format.stride(dimension);
        assertThat(Float.floatToRawIntBits(kernel.dot(query, rows, offset)))
            .as("%s at %s, d = %d", format, width, dimension)
            .isEqualTo(Float.floatToRawIntBits(scalar.dot(query, rows, offset)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void scoresABlockAsItScoresItsRowsAlone(RowFormat format, KernelWidth width) {
    RowKernel kernel = format.kernel(width);
    for (int dimension : List.of(1, 31, 32, 33, 100, 512, 777)) {
      SplittableRandom random = new SplittableRandom(dimension);
      float[] query = format.query(dimension, random);
      MemorySegment rows = format.rows(dimension, ROWS, random);
      float[] block = new float[ROWS];
      kernel.dots(query, rows, 0, format.stride(dimension), ROWS, block);
      float[] alone = new float[ROWS];
      for (int row = 0; row < ROWS; row++) {
        alone[row] = kernel.dot(query, rows, row * format.stride(dimension));
      }
      assertThat(block).containsExactly(alone);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void givesTheSameBitsAtEveryByteOffset(RowFormat format, KernelWidth width) {
    int dimension = 97;
    SplittableRandom random = new SplittableRandom(7);
    float[] query = format.query(dimension, random);
    MemorySegment row = format.rows(dimension, 1, random);
    float expected = format.kernel(width).dot(query, row, 0);
    try (Arena arena = Arena.ofConfined()) {
      for (int shift = 0; shift < 70; shift++) {
        MemorySegment shifted = arena.allocate(shift + row.byteSize(), 64);
        MemorySegment.copy(row, 0, shifted, shift, row.byteSize());
        assertThat(format.kernel(width).dot(query, shifted, shift)).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void staysNearTheSumInDoublePrecision(RowFormat format, KernelWidth width) {
    for (int dimension : List.of(1, 2, 33, 64, 511, 1024, 4096)) {
      SplittableRandom random = new SplittableRandom(dimension);
      float[] query = format.query(dimension, random);
      MemorySegment rows = format.rows(dimension, 1, random);
      double sum = 0;
      double magnitude = 0;
      for (int i = 0; i < dimension; i++) {
        double term = query[i] * format.component(rows, i, dimension);
        sum += term;
        magnitude += Math.abs(term);
      }
      // 32 partial sums of d / 32 terms, halved five times, and the tail.
      double roundings = dimension / 32 + 5 + dimension % 32 + 1;
      assertThat((double) format.kernel(width).dot(query, rows, 0))
          .isCloseTo(sum, within(magnitude * roundings * 0x1p-24));
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void refusesToReadBeyondTheSegment(RowFormat format, KernelWidth width) {
    for (int dimension : List.of(1, 32, 33, 512)) {
      SplittableRandom random = new SplittableRandom(1);
      float[] query = format.query(dimension, random);
      MemorySegment rows = format.rows(dimension, 1, random);
      assertThatThrownBy(() -> format.kernel(width).dot(query, rows, 1))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void givesTheSameBitsBeforeAndAfterCompilation(RowFormat format, KernelWidth width) {
    int dimension = 200;
    SplittableRandom random = new SplittableRandom(11);
    float[] query = format.query(dimension, random);
    MemorySegment rows = format.rows(dimension, ROWS, random);
    float[] first = new float[ROWS];
    format.kernel(width).dots(query, rows, 0, format.stride(dimension), ROWS, first);
    float[] later = new float[ROWS];
    // Enough for the optimising compiler where the width is native, few enough where it is not.
    int rounds = width.bits() > KernelProvider.kernels().width().bits() ? 200 : 20_000;
    for (int round = 0; round < rounds; round++) {
      format.kernel(width).dots(query, rows, 0, format.stride(dimension), ROWS, later);
    }
    assertThat(later).containsExactly(first);
  }

  @Test
  void readsEverySingleHalfPrecisionNumberExactly() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment row = arena.allocate(64);
      float[] query = new float[32];
      query[5] = 1;
      for (int bits = 0; bits < 1 << 16; bits++) {
        float value = Float.float16ToFloat((short) bits);
        if (Float.isFinite(value)) {
          row.set(Rows.SHORT, 10, (short) bits);
          for (KernelWidth width : KernelWidth.values()) {
            assertThat(RowFormat.FP16.kernel(width).dot(query, row, 0)).isEqualTo(value + 0f);
          }
        }
      }
    }
  }
}
