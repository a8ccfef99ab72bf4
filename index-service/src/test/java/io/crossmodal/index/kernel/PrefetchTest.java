package io.crossmodal.index.kernel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrefetchTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 516})
  void readsNothingBeyondTheRows(int stride) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rows = arena.allocate(10L * stride);
      assertThatCode(() -> Prefetch.rows(rows, stride, new int[] {9, 0}, 2))
          .doesNotThrowAnyException();
      assertThatCode(() -> Prefetch.rows(rows, stride, new int[] {9, 10}, 1))
          .doesNotThrowAnyException();
      assertThatThrownBy(() -> Prefetch.rows(rows, stride, new int[] {9, 10}, 2))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}
