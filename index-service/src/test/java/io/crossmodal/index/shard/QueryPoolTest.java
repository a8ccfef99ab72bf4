package io.crossmodal.index.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.rpc.ServiceException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class QueryPoolTest {

  private static final Deadline LATER = Deadline.after(Duration.ofMinutes(1));

  private final QueryPool pool = new QueryPool(3);

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void callsEveryNumberOnce() {
    for (int count : new int[] {0, 1, 2, 3, 1000}) {
      AtomicIntegerArray calls = new AtomicIntegerArray(count);
      pool.forEach(count, LATER, calls::incrementAndGet);
      for (int i = 0; i < count; i++) {
        assertThat(calls.get(i)).isEqualTo(1);
      }
    }
  }

  @Test
  void stopsAtAFailure() {
    AtomicInteger calls = new AtomicInteger();
    assertThatThrownBy(
            () ->
                pool.forEach(
                    100_000_000,
                    LATER,
                    i -> {
                      calls.incrementAndGet();
                      if (i == 10) {
                        throw new IllegalArgumentException("ten");
                      }
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ten");
    assertThat(calls.get()).isLessThan(100_000_000);
  }

  @Test
  void stopsWhenTheTimeIsUpOrTheCallerGone() {
    assertThatThrownBy(() -> pool.forEach(10, Deadline.after(Duration.ZERO), i -> {}))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("deadline");
    AtomicBoolean gone = new AtomicBoolean();
    Deadline untilGone = Deadline.after(Duration.ofMinutes(1), gone::get);
    assertThatThrownBy(
            () ->
                pool.forEach(
                    100_000_000,
                    untilGone,
                    i -> {
                      if (i == 50) {
                        gone.set(true);
                      }
                    }))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("cancelled by the caller");
  }
}
