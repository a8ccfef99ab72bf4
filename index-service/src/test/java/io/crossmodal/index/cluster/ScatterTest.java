package io.crossmodal.index.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossmodal.index.shard.Deadline;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ScatterTest {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Scatter scatter = new Scatter(threads);
  private final CountDownLatch never = new CountDownLatch(1);

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  @Test
  void doesNotWaitForAPartThatHangs() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    List<Outcome<String>> outcomes =
        scatter.call(
            List.of("quick", "hanging", "failing"),
            part ->
                switch (part) {
                  case "quick" -> "answer";
                  case "hanging" -> hang(interrupted);
                  default -> throw new ServiceException(ErrorReason.UNREACHABLE, "gone");
                },
            Deadline.after(Duration.ofMillis(200)));
    assertThat(outcomes.get(0)).isEqualTo(new Outcome.Success<>("answer"));
    assertThat(reason(outcomes.get(1))).isEqualTo(ErrorReason.DEADLINE_PASSED);
    assertThat(reason(outcomes.get(2))).isEqualTo(ErrorReason.UNREACHABLE);
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private String hang(CountDownLatch interrupted) {
    try {
      never.await();
      return "never";
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw new ServiceException(ErrorReason.CANCELLED, "interrupted", e);
    }
  }

  private static ErrorReason reason(Outcome<String> outcome) {
    return switch (outcome) {
      case Outcome.Success<String> success -> throw new AssertionError("answered " + success);
      case Outcome.Failure<String>(ServiceException e) -> e.reason();
    };
  }

  @Test
  void saysWhichPartFailedAndWhy() {
    ServiceException failure =
        catchThrowableOfType(
            ServiceException.class,
            () ->
                scatter.all(
                    List.of(1, 2),
                    part -> {
                      if (part == 2) {
                        throw new ServiceException(ErrorReason.STORAGE_FULL, "no room")
                            .with("directory", "/data");
                      }
                      return part;
                    },
                    Deadline.after(Duration.ofSeconds(10))));
    assertThat(failure).hasMessage("2: no room");
    assertThat(failure.reason()).isEqualTo(ErrorReason.STORAGE_FULL);
    assertThat(failure.metadata()).containsEntry("directory", "/data");
  }
}
