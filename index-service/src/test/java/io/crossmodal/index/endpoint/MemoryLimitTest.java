package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crossmodal.index.v1.CountRequest;
import io.crossmodal.index.v1.GalleryServiceGrpc;
import io.crossmodal.index.v1.GetRequest;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ItemServiceGrpc;
import io.crossmodal.index.v1.SearchServiceGrpc;
import io.crossmodal.type.v1.Modality;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process whose memory, its page cache included, is limited from outside. */
@Timeout(180)
class MemoryLimitTest {

  private static final String GALLERY = "limited";
  private static final int DIMENSION = 512;
  private static final int BATCH = 250;
  private static final int K = 5;

  /** More than the room beside the process, so that its pages can't all stay in memory. */
  private static final int ITEMS = 40_000;

  private static final long ROOM = 48L << 20;

  @TempDir Path dataDir;

  private static List<Item> batch(int from) {
    List<Item> items = new ArrayList<>();
    for (int i = from; i < from + BATCH; i++) {
      items.add(Messages.item("item-" + i, Modality.MODALITY_IMAGE, vector(i)));
    }
    return items;
  }

  private static float[] vector(int number) {
    return Messages.vector(new Random(number), DIMENSION);
  }

  private static void create(ManagedChannel channel) {
    GalleryServiceGrpc.newBlockingStub(channel)
        .createGallery(Messages.gallery(GALLERY, DIMENSION, 1));
  }

  /** Writes until it fails or there are so many; returns how many items were acknowledged. */
  private static int write(ManagedChannel channel, int until) {
    var items = ItemServiceGrpc.newBlockingStub(channel);
    int from = 0;
    try {
      for (; from < until; from += BATCH) {
        var answer = items.upsert(Messages.upsert(GALLERY, batch(from)));
        assertThat(answer.getUpserted()).isEqualTo(BATCH);
      }
    } catch (StatusRuntimeException e) {
      // Killed; or so slow, with hardly a page in memory, that writers are asked to wait.
      assertThat(e.getStatus().getCode())
          .isIn(Status.Code.UNAVAILABLE, Status.Code.RESOURCE_EXHAUSTED);
    }
    return from;
  }

  @Test
  void keepsWhatWasAcknowledgedWhenTheSystemKillsItForItsMemory() throws Exception {
    Optional<ControlGroup> made = ControlGroup.create();
    assumeTrue(made.isPresent(), "no control group of memory can be made here");
    int acknowledged;
    try (ControlGroup group = made.orElseThrow()) {
      try (ChildIndex child = ChildIndex.start(group.within(ChildIndex.javaCommand(dataDir)))) {
        create(child.channel());
        write(child.channel(), BATCH);
        group.limit(group.usage() + ROOM);
        // The tail of the view alone would take ten times the room.
        acknowledged = write(child.channel(), 1_000_000);
        assertThat(acknowledged).isBetween(BATCH, 1_000_000 - BATCH);
      }
    }
    try (TestIndex index = TestIndex.open(dataDir)) {
      long count =
          index.items().count(CountRequest.newBuilder().setGallery(GALLERY).build()).getItems();
      assertThat(count).isBetween((long) acknowledged, (long) acknowledged + BATCH);
      assertThat(count % BATCH).isZero();
      for (int i = 0; i < acknowledged; i += 97) {
        assertItem(index, i);
      }
    }
  }

  private static void assertItem(TestIndex index, int number) {
    GetRequest.Builder request = GetRequest.newBuilder().setGallery(GALLERY);
    request.addIds("item-" + number).getPartsBuilder().setVector(true);
    Item found = index.items().get(request.build()).getItems(0);
    assertThat(found.getVector())
        .isEqualTo(batch(number - number % BATCH).get(number % BATCH).getVector());
  }

  @Test
  void answersFromFilesThatTheMemoryCannotHold() throws Exception {
    Optional<ControlGroup> made = ControlGroup.create();
    assumeTrue(made.isPresent(), "no control group of memory can be made here");
    try (ChildIndex child = ChildIndex.start(dataDir)) {
      create(child.channel());
      assertThat(write(child.channel(), ITEMS)).isEqualTo(ITEMS);
    }
    // A heap that is there from the start: the room is for files, not for garbage.
    List<String> command =
        ChildIndex.javaCommand(dataDir, "-Xms192m", "-Xmx192m", "-XX:+AlwaysPreTouch");
    try (ControlGroup group = made.orElseThrow();
        ChildIndex child = ChildIndex.start(group.within(command))) {
      group.limit(group.usage() + ROOM);
      var searches = SearchServiceGrpc.newBlockingStub(child.channel());
      for (int i = 0; i < ITEMS; i += 2_003) {
        var hits = searches.search(Messages.search(GALLERY, vector(i), K)).getHitsList();
        assertThat(hits).hasSize(K);
        assertThat(hits.getFirst().getItem().getId()).isEqualTo("item-" + i);
      }
    }
  }
}
