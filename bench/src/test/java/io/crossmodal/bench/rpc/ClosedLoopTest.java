package io.crossmodal.bench.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

  private static final Duration TIME = Duration.ofMillis(50);

  @Test
  void everyCallerCalls() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    AtomicInteger calls = new AtomicInteger();
    Load load =
        new ClosedLoop(3, Duration.ofMillis(1))
            .run(
                TIME,
                _ -> {
                  threads.add(Thread.currentThread());
                  calls.incrementAndGet();
                });
    assertThat(threads).hasSize(3);
    assertThat(load.perSecond()).isPositive().isLessThanOrEqualTo(calls.get() / .05);
  }

  @Test
  void throwsWhatACallThrew() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                new ClosedLoop(2, Duration.ZERO)
                    .run(
                        TIME,
                        _ -> {
                          throw new IllegalStateException("no answer");
                        }))
        .withMessage("no answer");
  }

  @Test
  void takesPercentilesByNearestRank() {
    long[] nanos = new long[200];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = 1_000L * (nanos.length - i);
    }
    assertThat(Load.of(nanos, 4)).isEqualTo(new Load(50, 100, 198));
    assertThat(Load.of(new long[] {5_000}, 1)).isEqualTo(new Load(1, 5, 5));
  }

  @Test
  void takesTheLoadOfTheMedianPass() {
    Load a = new Load(1, 10, 11);
    Load b = new Load(2, 20, 90);
    Load c = new Load(3, 30, 31);
    assertThat(Load.median(List.of(c, a, b))).isEqualTo(b);
    assertThat(Load.median(List.of(b, a))).isEqualTo(a);
  }
}
