package io.crossmodal.encoder.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RefusalsTest {

  private static final Duration AGES = Duration.ofHours(1);

  private final AtomicLong clock = new AtomicLong();
  private final Refusals refusals = new Refusals(2, clock::get);

  private boolean toldAtOnce(ServiceException failure) {
    return refusals.answer(failure).response().isDone();
  }

  private static ServiceException refusal(Duration retryAfter) {
    return new ServiceException(ErrorReason.OVERLOADED, "full").retryAfter(retryAfter);
  }

  @Test
  void aFewAreToldAtOnceAndTheRestLater() {
    assertThat(toldAtOnce(refusal(AGES))).isTrue();
    assertThat(toldAtOnce(refusal(AGES))).isTrue();
    assertThat(toldAtOnce(refusal(AGES))).isFalse();

    clock.addAndGet(Duration.ofMillis(500).toNanos());
    assertThat(toldAtOnce(refusal(AGES))).isTrue();
    assertThat(toldAtOnce(refusal(AGES))).isFalse();
  }

  @Test
  void aPauseSavesUpOneSecondAndNoMore() {
    clock.addAndGet(AGES.toNanos());
    assertThat(toldAtOnce(refusal(AGES))).isTrue();
    assertThat(toldAtOnce(refusal(AGES))).isTrue();
    assertThat(toldAtOnce(refusal(AGES))).isFalse();
  }

  @Test
  void whatIsHeldIsToldInTheEnd() {
    refusals.answer(refusal(AGES));
    refusals.answer(refusal(AGES));
    PendingAnswer held = refusals.answer(refusal(Duration.ofMillis(20)));
    assertThatThrownBy(() -> held.response().join()).hasRootCauseMessage("full");
  }

  @Test
  void otherFailuresAreNeverHeld() {
    for (int i = 0; i < 10; i++) {
      assertThat(toldAtOnce(ServiceException.field("k", 0, "1..10"))).isTrue();
      assertThat(toldAtOnce(new ServiceException(ErrorReason.OVERLOADED, "full"))).isTrue();
    }
  }
}
