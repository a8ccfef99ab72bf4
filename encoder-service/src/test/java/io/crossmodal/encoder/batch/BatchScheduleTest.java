package io.crossmodal.encoder.batch;

import static io.crossmodal.encoder.batch.Priority.BULK;
import static io.crossmodal.encoder.batch.Priority.LIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchScheduleTest {

  private static final long DELAY = 4_000_000;
  private static final long BULK_DELAY = 40_000_000;
  private static final long BUDGET = 32;

  private @Nullable Batch<?, ?> latest;
  private final BatchSchedule schedule =
      new BatchSchedule(
          new BatchLimits(
              4,
              BUDGET,
              BUDGET,
              Duration.ofNanos(DELAY),
              Duration.ofNanos(BULK_DELAY),
              Duration.ofSeconds(1),
              1000,
              1000,
              0.1));
  private final Lane<String, String> texts = new Lane<>("texts", LaneKind.TEXT, new FakeWork());
  private final Lane<String, String> images = new Lane<>("images", LaneKind.IMAGE, new FakeWork());

  @Test
  void dispatchesALiveItemAtOnceWhenTheDeviceIsIdle() {
    ready(texts, LIVE, 0, "a");

    assertThat(next(0)).containsExactly("a");
  }

  @Test
  void keepsAPartialBatchForTheDelayWhileTheDeviceIsAtWork() {
    ready(texts, LIVE, 0, "a");
    next(0);
    ready(texts, LIVE, 10, "b");

    assertThat(next(10)).isEmpty();
    assertThat(schedule.nanosUntilDue(10)).isEqualTo(DELAY);
    assertThat(next(9 + DELAY)).isEmpty();
    assertThat(schedule.nanosUntilDue(9 + DELAY)).isOne();
    assertThat(next(10 + DELAY)).containsExactly("b");
  }

  @Test
  void dispatchesAPartialBatchAsSoonAsTheDeviceIsIdleAgain() {
    ready(texts, LIVE, 0, "a");
    next(0);
    ready(texts, LIVE, 10, "b", "c");
    finished();

    assertThat(next(11)).containsExactly("b", "c");
  }

  @Test
  void dispatchesAFullBatchWhileTheDeviceIsAtWork() {
    ready(texts, LIVE, 0, "a");
    next(0);
    ready(texts, LIVE, 0, "b", "c", "d", "e", "f");

    assertThat(next(0)).containsExactly("b", "c", "d", "e");
    assertThat(next(0)).isEmpty();
  }

  @Test
  void aBatchKeepsItsBudgetOfPaddedTokens() {
    ready(texts, LIVE, 0, "oldest", "12", "1234567890", "123456", "123456789");

    assertThat(next(0)).containsExactly("12", "oldest", "123456");
    assertThat(next(DELAY)).containsExactly("123456789", "1234567890");
  }

  @Test
  void aTextOverTheBudgetGoesAlone() {
    ready(texts, LIVE, 0, "a".repeat((int) BUDGET + 1), "b");

    assertThat(next(0)).hasSize(1);
    assertThat(next(DELAY)).containsExactly("b");
  }

  @Test
  void bulkGoesWithLiveWorkOnlyWithinTheBudget() {
    ready(texts, BULK, 0, "x".repeat(20));
    ready(texts, LIVE, 0, "a", "b");

    assertThat(next(0)).containsExactly("a", "b");
    assertThat(next(BULK_DELAY)).containsExactly("x".repeat(20));
  }

  @Test
  void bulkWaitsForBulkThatIsBeingPreparedAndNotLonger() {
    Item<String, String> second = item(images, BULK, "b");
    schedule.coming(second);
    ready(images, BULK, 0, "a");

    assertThat(next(0)).isEmpty();
    schedule.gone(second);
    assertThat(next(0)).containsExactly("a");
  }

  @Test
  void bulkWaitsForBulkThatIsBeingPreparedAtMostItsDelay() {
    schedule.coming(item(images, BULK, "b"));
    ready(images, BULK, 0, "a");

    assertThat(next(BULK_DELAY - 1)).isEmpty();
    assertThat(schedule.nanosUntilDue(BULK_DELAY - 1)).isOne();
    assertThat(next(BULK_DELAY)).containsExactly("a");
  }

  @Test
  void bulkThatWaitsForBulkDelaysNobodyWhoIsLive() {
    schedule.coming(item(images, BULK, "b"));
    ready(images, BULK, 0, "a");
    ready(images, LIVE, 1, "c");

    assertThat(next(1)).containsExactly("c", "a");
  }

  @Test
  void aLiveItemThatJoinsOldBulkStillHasItsDelay() {
    ready(texts, LIVE, 0, "a");
    next(0);
    schedule.coming(item(images, BULK, "b"));
    ready(images, BULK, 0, "c");
    ready(images, LIVE, DELAY, "d");

    assertThat(next(2 * DELAY - 1)).isEmpty();
    assertThat(schedule.nanosUntilDue(2 * DELAY - 1)).isOne();
    assertThat(next(2 * DELAY)).containsExactly("d", "c");
  }

  @Test
  void neverMixesLanes() {
    ready(texts, LIVE, 0, "a");
    ready(images, LIVE, 1, "b");

    assertThat(next(1)).containsExactly("a");
    finished();
    assertThat(next(1)).containsExactly("b");
  }

  @Test
  void liveItemsPassBulkItemsOfTheirLane() {
    ready(texts, BULK, 0, "a", "b", "c", "d");
    ready(texts, LIVE, 1, "e", "f");

    assertThat(next(1)).containsExactly("e", "f", "a", "b");
  }

  @Test
  void liveLanesPassOlderBulkLanes() {
    ready(images, BULK, 0, "a");
    ready(texts, LIVE, 1, "b");

    assertThat(next(1)).containsExactly("b");
  }

  @Test
  void bulkGetsATenthOfTheItemsUnderALiveFlood() {
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ready(texts, LIVE, i, "l", "l", "l", "l");
      ready(texts, BULK, i, "b", "b", "b", "b");
      taken.addAll(next(i));
    }

    assertThat(taken).hasSize(400).filteredOn("b"::equals).hasSize(40);
  }

  @Test
  void aBulkLaneGetsATenthOfTheBatchesUnderALiveFlood() {
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ready(texts, LIVE, i, "l", "l", "l", "l");
      ready(images, BULK, i, "b", "b", "b", "b");
      taken.addAll(next(i));
    }

    assertThat(taken).hasSize(400).filteredOn("b"::equals).hasSize(40);
  }

  @Test
  void theLaneThatWaitsLongestGoesFirst() {
    ready(images, LIVE, 0, "a");
    ready(texts, LIVE, 5, "b", "c", "d", "e");

    assertThat(next(5)).containsExactly("a");
  }

  @Test
  void putsTextsOfSimilarLengthTogetherAndTheOldestAmongThem() {
    ready(texts, LIVE, 0, "7777777", "1", "7777777", "22", "333", "66666 ", "1", "88888888");

    assertThat(next(0)).containsExactly("66666 ", "7777777", "7777777", "88888888");
    finished();
    assertThat(next(0)).containsExactlyInAnyOrder("1", "1", "22", "333");
  }

  @Test
  void nobodyIsPassedByMoreThanAGroupHoweverOddItsLength() {
    ready(texts, LIVE, 0, "1", "1", "1", "88888888");
    List<String> taken = new ArrayList<>();
    for (int now = 1; !taken.contains("88888888"); now++) {
      // more short ones than a batch takes come all the time
      ready(texts, LIVE, now, "1", "1", "1", "1", "1", "1");
      taken.addAll(next(now));
      finished();
    }

    assertThat(taken).hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void takesItemsOfOneLengthInTheOrderOfTheirArrival() {
    ready(images, BULK, 0, "a", "b", "c", "d", "e", "f");

    assertThat(next(0)).containsExactly("a", "b", "c", "d");
  }

  @Test
  void forgetsTheItemsOfAJob() {
    Item<String, String> unwanted = item(texts, LIVE, "a");
    ready(unwanted, 0);
    schedule.forget(unwanted.job());

    assertThat(next(0)).isEmpty();
    assertThat(schedule.nanosUntilDue(0)).isEqualTo(Long.MAX_VALUE);
  }

  private void ready(Lane<String, String> lane, Priority priority, long now, String... values) {
    for (String value : values) {
      ready(item(lane, priority, value), now);
    }
  }

  private void ready(Item<String, String> item, long now) {
    schedule.coming(item);
    assertThat(item.prepare(() -> now)).isTrue();
    schedule.ready(item);
  }

  @SuppressWarnings("unchecked")
  private static Item<String, String> item(
      Lane<String, String> lane, Priority priority, String value) {
    Job job = new Job(new EncodeJob(List.of(lane.input(value, 1)), priority, null), 0);
    return (Item<String, String>) job.items().getFirst();
  }

  private void finished() {
    schedule.finished(Objects.requireNonNull(latest));
  }

  private List<String> next(long now) {
    @Nullable Batch<?, ?> batch = schedule.next(now);
    latest = batch == null ? latest : batch;
    return batch == null
        ? List.of()
        : batch.items().stream().map(item -> Objects.toString(item.prepared().value())).toList();
  }
}
