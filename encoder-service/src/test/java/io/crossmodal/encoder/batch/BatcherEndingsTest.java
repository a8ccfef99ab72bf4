package io.crossmodal.encoder.batch;

import static io.crossmodal.encoder.batch.BatcherFixture.answer;
import static io.crossmodal.encoder.batch.Priority.BULK;
import static io.crossmodal.encoder.batch.Priority.LIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatcherEndingsTest {

  private final BatcherFixture fixture = new BatcherFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void cancelledWorkIsDroppedBeforeTheDeviceAndGivesItsRoomBack() throws Exception {
    EncodeTicket occupant = fixture.occupyDevice();
    EncodeTicket unwanted = fixture.text(BULK, "a", "b", "c", "d");
    unwanted.cancel();
    assertThat(fixture.batcher.queued(BULK)).isZero();
    EncodeTicket wanted = fixture.text(BULK, "e");
    fixture.texts.openDevice();

    assertThat(answer(occupant).outcomes()).hasSize(1);
    assertThat(answer(wanted).outcomes()).hasSize(1);
    assertThat(reason(unwanted)).isEqualTo(ErrorReason.CANCELLED);
    assertThat(fixture.texts.batches).containsExactly(List.of("occupant"), List.of("e"));
  }

  @Test
  void workPastItsDeadlineIsDroppedBeforeTheDevice() throws Exception {
    fixture.occupyDevice();
    EncodeTicket late = fixture.batcher.submit(fixture.texts(LIVE, Duration.ofMillis(50), "late"));
    EncodeTicket patient =
        fixture.batcher.submit(fixture.texts(LIVE, Duration.ofMillis(51), "patient"));
    fixture.occupyTokenizer();
    fixture.clock.set(Duration.ofMillis(50).toNanos());
    fixture.texts.openDevice();

    assertThat(reason(late)).isEqualTo(ErrorReason.DEADLINE_PASSED);
    assertThat(answer(patient).timings().largestBatch()).isOne();
    assertThat(fixture.texts.batches.get(1)).containsExactly("patient");
  }

  @Test
  void workPastItsDeadlineIsNotPrepared() {
    EncodeTicket slow = fixture.occupyTokenizer();
    EncodeTicket late =
        fixture.batcher.submit(fixture.texts(LIVE, Duration.ofMillis(50), "slow too", "slower"));
    fixture.clock.set(Duration.ofMillis(50).toNanos());
    fixture.texts.openSlow();

    assertThat(reason(late)).isEqualTo(ErrorReason.DEADLINE_PASSED);
    assertThat(slow.answer()).isNotNull();
    assertThat(fixture.texts.slowBegun.availablePermits()).isZero();
  }

  @Test
  void closingFinishesWhatIsOnTheDeviceAndAnswersTheRest() throws Exception {
    EncodeTicket occupant = fixture.occupyDevice();
    EncodeTicket waiting = fixture.text(LIVE, "a");
    EncodeTicket decoding = fixture.image(BULK, "slow");
    FakeWork.await(fixture.images.slowBegun);
    EncodeTicket outside =
        fixture.batcher.submitWhenRoom(fixture.texts(BULK, null, "b", "c", "d", "e"));
    Thread closing = Thread.ofVirtual().start(fixture.batcher::close);
    fixture.texts.openDevice();
    closing.join();

    assertThat(answer(occupant).outcomes()).hasSize(1);
    for (EncodeTicket ticket : List.of(decoding, outside)) {
      assertThat(reason(ticket)).isEqualTo(ErrorReason.UNREACHABLE);
    }
    assertThat(waiting.answer().toCompletableFuture()).isDone();
    assertThatThrownBy(() -> fixture.text(LIVE, "late")).hasMessageContaining("shutting down");
  }

  @Test
  void answersEverythingThatWasTakenUnderRandomCancellation() throws Exception {
    Random random = new Random(7);
    List<EncodeTicket> tickets = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      String[] texts = new String[1 + random.nextInt(3)];
      for (int j = 0; j < texts.length; j++) {
        texts[j] = random.nextInt(10) == 0 ? "bad" : "x".repeat(1 + random.nextInt(30));
      }
      EncodeJob job = fixture.texts(random.nextBoolean() ? LIVE : BULK, null, texts);
      EncodeTicket ticket = fixture.batcher.submitWhenRoom(job);
      tickets.add(ticket);
      sizes.add(texts.length);
      if (random.nextInt(5) == 0) {
        ticket.cancel();
      }
    }
    int answered = 0;
    for (int i = 0; i < tickets.size(); i++) {
      try {
        assertThat(answer(tickets.get(i)).outcomes()).hasSize(sizes.get(i));
        answered++;
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(ServiceException.class);
      }
    }
    assertThat(answered).isGreaterThan(1_500);
    assertThat(fixture.batcher.queued(LIVE) + fixture.batcher.queued(BULK)).isZero();
  }

  private static ErrorReason reason(EncodeTicket ticket) {
    try {
      throw new AssertionError(answer(ticket));
    } catch (ExecutionException e) {
      return ((ServiceException) e.getCause()).reason();
    }
  }
}
