package io.crossmodal.encoder.batch;

import static io.crossmodal.encoder.batch.BatcherFixture.answer;
import static io.crossmodal.encoder.batch.Priority.BULK;
import static io.crossmodal.encoder.batch.Priority.LIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatcherAdmissionTest {

  private final BatcherFixture fixture = new BatcherFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void refusesAtOnceWhenTheQueueIsFull() {
    fixture.occupyDevice();
    fixture.text(LIVE, "a", "b", "c", "d");

    assertThatThrownBy(() -> fixture.text(LIVE, "e"))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.reason()).isEqualTo(ErrorReason.OVERLOADED))
        .hasMessageContaining("4 inputs")
        .hasMessageContaining("room for 1 more");
    assertThat(fixture.batcher.queued(LIVE)).isEqualTo(4);
    assertThat(fixture.refused).containsExactly("LIVE QUEUE_FULL");
  }

  @Test
  void refusesAtOnceWhenTheQueueHoldsTooManyBytes() {
    fixture.occupyDevice();
    Lane<String, String> lane = new Lane<>("big", LaneKind.TEXT, fixture.texts);
    fixture.batcher.submit(new EncodeJob(List.of(lane.input("a", 900)), LIVE, null));

    assertThatThrownBy(
            () -> fixture.batcher.submit(new EncodeJob(List.of(lane.input("b", 101)), LIVE, null)))
        .isInstanceOf(ServiceException.class);
    fixture.batcher.submit(new EncodeJob(List.of(lane.input("c", 100)), LIVE, null));
  }

  /** Lets one input take 100 ms on the device, so that this is what the lane is known to take. */
  private void measure100Millis() throws Exception {
    EncodeTicket occupant = fixture.occupyDevice();
    fixture.clock.addAndGet(Duration.ofMillis(100).toNanos());
    fixture.texts.openDevice();
    answer(occupant);
  }

  private void refused(EncodeJob job, String message, Duration retryAfter) {
    assertThatThrownBy(() -> fixture.batcher.submit(job))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(ErrorReason.OVERLOADED);
              assertThat(e.retryAfter()).hasValue(retryAfter);
            })
        .hasMessageContaining(message);
  }

  @Test
  void refusesLiveWorkThatWouldWaitTooLong() throws Exception {
    measure100Millis();
    fixture.occupyDevice();
    fixture.text(LIVE, "a");
    fixture.text(LIVE, "b");

    refused(
        fixture.texts(LIVE, null, "d"),
        "2 inputs take 300 ms (expected: at most 250 ms)",
        Duration.ofMillis(175));
    fixture.text(BULK, "e", "f", "g", "h");
    assertThat(fixture.batcher.queued(BULK)).isEqualTo(4);
    assertThat(fixture.ran).containsExactly("TEXT 1 100 ms");
    assertThat(fixture.refused).containsExactly("LIVE QUEUE_SLOW");
  }

  @Test
  void refusesAtOnceWhatWouldMissItsDeadline() throws Exception {
    measure100Millis();
    fixture.occupyDevice();
    fixture.text(LIVE, "a");

    refused(
        fixture.texts(LIVE, Duration.ofMillis(150), "c"),
        "1 inputs take 200 ms (expected: at most 150 ms)",
        Duration.ofMillis(125));
    fixture.batcher.submit(fixture.texts(LIVE, Duration.ofMillis(210), "c"));
    assertThat(fixture.refused).containsExactly("LIVE DEADLINE");
  }

  @Test
  void aPatientLiveJobWaitsUntilTheQueueIsSoonServed() throws Exception {
    measure100Millis();
    fixture.occupyDevice();
    EncodeTicket first = fixture.text(LIVE, "a", "b", "c");
    EncodeTicket second = fixture.batcher.submitWhenRoom(fixture.texts(LIVE, null, "d"));
    assertThat(second.admitted().toCompletableFuture()).isNotDone();

    fixture.texts.openDevice();

    assertThat(answer(first).outcomes()).hasSize(3);
    assertThat(answer(second).outcomes()).hasSize(1);
  }

  @Test
  void aFullBulkQueueKeepsNobodyOutWhoIsLive() {
    fixture.occupyDevice();
    fixture.text(BULK, "a", "b", "c", "d");

    fixture.text(LIVE, "e");

    assertThat(fixture.batcher.queued(LIVE)).isOne();
  }

  @Test
  void aFailedInputGivesItsRoomBackBeforeTheAnswer() throws Exception {
    for (int i = 0; i < 200; i++) {
      answer(fixture.text(LIVE, "bad a", "bad b", "bad c", "bad d"));
    }
    assertThat(fixture.batcher.queued(LIVE)).isZero();
  }

  @Test
  void aJobLargerThanTheQueuePassesAlone() throws Exception {
    assertThat(answer(fixture.text(LIVE, "a", "b", "c", "d", "e", "f")).outcomes()).hasSize(6);
  }

  @Test
  void aPatientJobWaitsForRoom() throws Exception {
    fixture.occupyDevice();
    EncodeTicket first = fixture.text(BULK, "a", "b", "c");
    EncodeTicket second = fixture.batcher.submitWhenRoom(fixture.texts(BULK, null, "d", "e"));
    EncodeTicket third = fixture.batcher.submitWhenRoom(fixture.texts(BULK, null, "f"));
    assertThat(fixture.batcher.queued(BULK)).isEqualTo(3);
    assertThat(first.admitted().toCompletableFuture()).isDone();
    assertThat(second.admitted().toCompletableFuture()).isNotDone();

    fixture.texts.openDevice();

    assertThat(answer(first).outcomes()).hasSize(3);
    assertThat(answer(second).outcomes()).hasSize(2);
    assertThat(answer(third).outcomes()).hasSize(1);
  }

  @Test
  void aPatientJobThatIsCancelledOutsideTakesNoRoom() {
    fixture.occupyDevice();
    fixture.text(BULK, "a", "b", "c", "d");
    EncodeTicket outside = fixture.batcher.submitWhenRoom(fixture.texts(BULK, null, "e"));
    outside.cancel();

    assertThat(fixture.batcher.queued(BULK)).isEqualTo(4);
    assertThat(outside.answer().toCompletableFuture()).isCompletedExceptionally();
  }
}
