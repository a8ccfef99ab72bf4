package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.v1.CreateSnapshotRequest;
import io.crossmodal.index.v1.DropGalleryRequest;
import io.crossmodal.index.v1.GetRequest;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.RestoreSnapshotRequest;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.type.v1.Modality;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The machine's clock goes back while the index is at work, and between its starts. */
@Timeout(60)
class ClockTest {

  private static final String GALLERY = "clock";
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path dataDir;

  private final SetClock clock = new SetClock();

  /** A clock that stands until it is set. */
  private static final class SetClock extends Clock {

    private volatile Instant now = NOON;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private static String upsert(TestIndex index, float first) {
    Item item = Messages.item("a", Modality.MODALITY_IMAGE, new float[] {first, 1});
    return index.items().upsert(Messages.upsert(GALLERY, List.of(item))).getWriteToken();
  }

  private static long version(TestIndex index, String gallery) {
    return index
        .items()
        .get(GetRequest.newBuilder().setGallery(gallery).addIds("a").build())
        .getItems(0)
        .getVersion();
  }

  private static String snapshot(TestIndex index) {
    return index
        .galleries()
        .createSnapshot(CreateSnapshotRequest.newBuilder().setGallery(GALLERY).build())
        .getSnapshot()
        .getName();
  }

  private static void assertFinds(TestIndex index, String token) {
    SearchRequest.Builder search = Messages.search(GALLERY, new float[] {1, 0}, 1).toBuilder();
    search.getParametersBuilder().addReadTokens(token);
    assertThat(index.searches().search(search.build()).getHitsCount()).isEqualTo(1);
  }

  @Test
  void ordersWritesWithoutTheClock() {
    String before;
    try (TestIndex index = TestIndex.open(dataDir, clock)) {
      index.galleries().createGallery(Messages.gallery(GALLERY, 2, 1));
      before = upsert(index, 1);
      clock.now = NOON.minus(Duration.ofDays(400));
      String after = upsert(index, 2);
      assertThat(version(index, GALLERY)).isEqualTo(2);
      assertFinds(index, before);
      assertFinds(index, after);
    }
    clock.now = Instant.EPOCH;
    try (TestIndex index = TestIndex.open(dataDir, clock)) {
      assertThat(version(index, GALLERY)).isEqualTo(2);
      assertFinds(index, before);
      assertFinds(index, upsert(index, 3));
      assertThat(version(index, GALLERY)).isEqualTo(3);
    }
  }

  @Test
  void keepsASecondSnapshotOfTheSameMoment() {
    try (TestIndex index = TestIndex.open(dataDir, clock)) {
      index.galleries().createGallery(Messages.gallery(GALLERY, 2, 1));
      upsert(index, 1);
      String first = snapshot(index);
      upsert(index, 2);
      clock.now = NOON.plusSeconds(5);
      snapshot(index);
      clock.now = NOON;
      upsert(index, 3);
      String again = snapshot(index);
      assertThat(first).isEqualTo("20261121T120000Z");
      assertThat(again).isEqualTo("20261121T120000Z-2");
      restore(index, first, "one");
      restore(index, again, "two");
      assertThat(version(index, "one")).isEqualTo(1);
      assertThat(version(index, "two")).isEqualTo(3);
    }
  }

  private static void restore(TestIndex index, String snapshot, String target) {
    index
        .galleries()
        .restoreSnapshot(
            RestoreSnapshotRequest.newBuilder()
                .setGallery(GALLERY)
                .setName(snapshot)
                .setTarget(target)
                .build());
  }

  @Test
  void tellsGalleriesApartThatWereMadeAtTheSameMoment() {
    try (TestIndex index = TestIndex.open(dataDir, clock)) {
      index.galleries().createGallery(Messages.gallery(GALLERY, 2, 1));
      upsert(index, 1);
      index.galleries().dropGallery(DropGalleryRequest.newBuilder().setGallery(GALLERY).build());
      clock.now = NOON.minusSeconds(10);
      index.galleries().createGallery(Messages.gallery(GALLERY, 2, 1));
      upsert(index, 1);
      assertThat(version(index, GALLERY)).isEqualTo(1);
    }
  }
}
