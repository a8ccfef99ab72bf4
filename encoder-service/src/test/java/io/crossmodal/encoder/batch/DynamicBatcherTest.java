package io.crossmodal.encoder.batch;

import static io.crossmodal.encoder.batch.BatcherFixture.answer;
import static io.crossmodal.encoder.batch.Priority.BULK;
import static io.crossmodal.encoder.batch.Priority.LIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.rpc.ErrorReason;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DynamicBatcherTest {

  private final BatcherFixture fixture = new BatcherFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void answersInTheOrderOfTheInputs() throws Exception {
    EncodeAnswer answer = answer(fixture.text(LIVE, "a", "three", "bb"));

    assertThat(answer.outcomes())
        .extracting(DynamicBatcherTest::component)
        .containsExactly(1f, 5f, 2f);
  }

  @Test
  void encodesWhatCameWhileTheDeviceWasBusyAsOneBatch() throws Exception {
    fixture.occupyDevice();
    EncodeTicket one = fixture.text(LIVE, "a", "b");
    EncodeTicket other = fixture.text(LIVE, "c");
    fixture.occupyTokenizer();
    fixture.texts.openDevice();

    assertThat(answer(one).timings().largestBatch()).isEqualTo(3);
    assertThat(answer(other).timings().largestBatch()).isEqualTo(3);
    assertThat(fixture.texts.batches.get(1)).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void liveWorkReachesTheDeviceBeforeOlderBulkWork() throws Exception {
    fixture.occupyDevice();
    EncodeTicket bulk = fixture.image(BULK, "bulk");
    EncodeTicket live = fixture.text(LIVE, "live");
    fixture.occupyTokenizer();
    fixture.clock.addAndGet(Duration.ofMillis(5).toNanos());
    fixture.texts.openDevice();

    assertThat(answer(live).outcomes()).hasSize(1);
    answer(bulk);
    assertThat(fixture.texts.batches.get(1)).containsExactly("live");
  }

  @Test
  void preparesWhileTheDeviceIsAtWork() {
    fixture.occupyDevice();

    fixture.occupyTokenizer();

    assertThat(fixture.texts.batches).hasSize(1);
  }

  @Test
  void aTextPassesAPictureThatIsBeingDecoded() throws Exception {
    fixture.image(LIVE, "slow picture");
    FakeWork.await(fixture.images.slowBegun);

    assertThat(answer(fixture.text(LIVE, "text")).outcomes())
        .hasExactlyElementsOfTypes(Outcome.Embedded.class);
  }

  @Test
  void aBadInputFailsAlone() throws Exception {
    EncodeAnswer answer = answer(fixture.text(LIVE, "good", "bad one", "long..."));

    assertThat(answer.outcomes().get(0)).isInstanceOf(Outcome.Embedded.class);
    assertThat(answer.outcomes().get(1))
        .isEqualTo(new Outcome.Failed(ErrorReason.INVALID_FIELD, "text: bad one"));
    assertThat(answer.outcomes().get(2))
        .isInstanceOfSatisfying(
            Outcome.Embedded.class, embedded -> assertThat(embedded.truncated()).isTrue());
  }

  @Test
  void anInputThatBreaksTheDeviceFailsAlone() throws Exception {
    fixture.occupyDevice();
    EncodeTicket ticket = fixture.text(LIVE, "a", "poison", "nan");
    fixture.occupyTokenizer();
    fixture.texts.openDevice();

    assertThat(answer(ticket).outcomes())
        .hasExactlyElementsOfTypes(
            Outcome.Embedded.class, Outcome.Failed.class, Outcome.Failed.class);
  }

  @Test
  void tellsWhereTheTimeWent() throws Exception {
    fixture.occupyDevice();
    EncodeTicket ticket = fixture.text(LIVE, "a");
    fixture.occupyTokenizer();
    fixture.clock.set(7_000);
    fixture.texts.openDevice();

    assertThat(answer(ticket).timings())
        .isEqualTo(new Timings(Duration.ofNanos(7_000), Duration.ZERO, Duration.ZERO, 1));
  }

  private static float component(Outcome outcome) {
    return ((Outcome.Embedded) outcome).vector()[0];
  }
}
