package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.protobuf.ByteString;
import io.crossmodal.index.v1.GalleryServiceGrpc;
import io.crossmodal.index.v1.GetGalleryRequest;
import io.crossmodal.index.v1.GetRequest;
import io.crossmodal.index.v1.GetResponse;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ItemParts;
import io.crossmodal.index.v1.ItemServiceGrpc;
import io.crossmodal.index.v1.ItemServiceGrpc.ItemServiceBlockingStub;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.SearchServiceGrpc;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.type.v1.Content;
import io.crossmodal.type.v1.Modality;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process on a real disk that is full or read-only: a small tmpfs in a namespace of its own.
 */
@Timeout(180)
class FullDiskTest {

  /** Mounts, serves in the background, and runs the commands that it is told. */
  private static final String SCRIPT =
      """
      set -e
      dir="$1"; shift
      mount -t tmpfs -o size=48m tmpfs "$dir"
      "$@" < /dev/null &
      while read -r line; do eval "$line" && echo done || echo failed; done
      """;

  @TempDir Path dataDir;

  private final Random random = new Random(8);

  @BeforeAll
  static void needsNamespaces() throws Exception {
    Process process =
        new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/tmp").start();
    assumeThat(process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0)
        .as("this machine lets a test mount a tmpfs in a namespace")
        .isTrue();
  }

  private ChildIndex start() throws IOException {
    List<String> command = new ArrayList<>(List.of("unshare", "-rm", "bash", "-c"));
    command.addAll(List.of(SCRIPT, "bash", dataDir.toString()));
    command.addAll(ChildIndex.javaCommand(dataDir));
    return ChildIndex.start(command);
  }

  @Test
  void saysThatTheDiskIsFullAndKeepsWhatItHas() throws Exception {
    try (ChildIndex child = start()) {
      GalleryServiceGrpc.newBlockingStub(child.channel())
          .createGallery(Messages.gallery("g", 8, 2));
      List<Item> written = new ArrayList<>();
      StatusRuntimeException full = upsertUntilFailure(child, written);
      assertThat(ErrorStatus.reason(full)).isEqualTo(ErrorReason.STORAGE_FULL);
      assertThat(full).hasMessageContaining("the disk is full, read-only or not ours to write");
      assertThat(written).hasSizeGreaterThan(50);
      assertHolds(child, written);
    }
  }

  @Test
  void keepsTheLastGenerationWhenThereIsNoRoomForTheNext() throws Exception {
    try (ChildIndex child = start()) {
      GalleryServiceGrpc.newBlockingStub(child.channel())
          .createGallery(Messages.gallery("g", 4096, 1));
      List<Item> written = new ArrayList<>();
      // A generation of 64, and of the next 64 what fits: their vectors take 16 KiB each, twice.
      writeLarge(child, written, 80);
      run(child, "head -c 40000000 /dev/zero > \"$dir/filler\" || true");
      run(child, "truncate -s -1200000 \"$dir/filler\"");
      writeLarge(child, written, 130);
      assertThat(written).hasSizeGreaterThan(100);
      assertFinds(child, written);
      run(child, "rm \"$dir/filler\"");
      assertFinds(child, written);
    }
  }

  private void writeLarge(ChildIndex child, List<Item> written, int until) {
    while (written.size() < until) {
      Item item =
          Messages.item(
              "item-" + written.size(), Modality.MODALITY_IMAGE, Messages.vector(random, 4096));
      if (!tryUpsert(child, item)) {
        return;
      }
      written.add(item);
    }
  }

  private static void assertFinds(ChildIndex child, List<Item> written) {
    for (Item item : written) {
      SearchResponse found =
          SearchServiceGrpc.newBlockingStub(child.channel())
              .search(Messages.search("g", Embeddings.toArray(item.getVector()), 1));
      assertThat(found.getHits(0).getItem().getId()).isEqualTo(item.getId());
    }
  }

  @Test
  void writesAgainWhenThereIsRoom() throws Exception {
    try (ChildIndex child = start()) {
      GalleryServiceGrpc.newBlockingStub(child.channel())
          .createGallery(Messages.gallery("g", 8, 1));
      run(child, "head -c 16000000 /dev/zero > \"$dir/filler\"");
      List<Item> written = new ArrayList<>();
      StatusRuntimeException full = upsertUntilFailure(child, written);
      assertThat(ErrorStatus.reason(full)).isEqualTo(ErrorReason.STORAGE_FULL);
      run(child, "rm \"$dir/filler\"");
      Item item = item(written.size());
      // The database looks for room every few seconds.
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!tryUpsert(child, item) && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(200);
      }
      written.add(item);
      assertHolds(child, written);
    }
  }

  @Test
  void searchesWhileTheDiskIsReadOnly() throws Exception {
    try (ChildIndex child = start()) {
      GalleryServiceGrpc.newBlockingStub(child.channel())
          .createGallery(Messages.gallery("g", 8, 2));
      List<Item> written = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        written.add(item(i));
        assertThat(tryUpsert(child, written.get(i))).isTrue();
      }
      // What is open for writing must be closed first: the process is killed and started again.
      run(child, "kill -9 $!; wait $! || true");
      run(child, "mount -o remount,ro \"$dir\"");
      child.command("\"$@\" < /dev/null & echo done");
      ChildIndex again = child.reconnected();
      assertHolds(again, written);
      assertThat(tryUpsert(again, item(21))).isFalse();
      assertHolds(again, written);
      again.close();
    }
  }

  private static void run(ChildIndex child, String command) throws IOException {
    child.command(command);
    assertThat(child.awaitLine("")).isEqualTo("done");
  }

  private StatusRuntimeException upsertUntilFailure(ChildIndex child, List<Item> written) {
    ItemServiceBlockingStub items = ItemServiceGrpc.newBlockingStub(child.channel());
    for (int i = 0; i < 10_000; i++) {
      Item item = item(i);
      try {
        items.upsert(Messages.upsert("g", List.of(item)));
        written.add(item);
      } catch (StatusRuntimeException e) {
        return e;
      }
    }
    throw new AssertionError("the disk is never full");
  }

  private static boolean tryUpsert(ChildIndex child, Item item) {
    try {
      ItemServiceGrpc.newBlockingStub(child.channel()).upsert(Messages.upsert("g", List.of(item)));
      return true;
    } catch (StatusRuntimeException e) {
      assertThat(ErrorStatus.reason(e)).isEqualTo(ErrorReason.STORAGE_FULL);
      return false;
    }
  }

  private Item item(int number) {
    byte[] content = new byte[50_000];
    random.nextBytes(content);
    return Messages.item("item-" + number, Modality.MODALITY_IMAGE, Messages.vector(random, 8))
        .toBuilder()
        .setContent(Content.newBuilder().setData(ByteString.copyFrom(content)))
        .build();
  }

  private static void assertHolds(ChildIndex child, List<Item> written) {
    assertThat(
            GalleryServiceGrpc.newBlockingStub(child.channel())
                .getGallery(GetGalleryRequest.newBuilder().setGallery("g").build())
                .getGallery()
                .getItems())
        .isEqualTo(written.size());
    for (Item item : written) {
      GetResponse stored =
          ItemServiceGrpc.newBlockingStub(child.channel())
              .get(
                  GetRequest.newBuilder()
                      .setGallery("g")
                      .addIds(item.getId())
                      .setParts(
                          ItemParts.newBuilder().setVector(true).setPayload(true).setContent(true))
                      .build());
      assertThat(stored.getItems(0)).isEqualTo(item.toBuilder().setVersion(1).build());
    }
    SearchResponse found =
        SearchServiceGrpc.newBlockingStub(child.channel())
            .search(Messages.search("g", new float[] {1, 1, 1, 1, 1, 1, 1, 1}, 10_000));
    assertThat(found.getHitsCount()).isEqualTo(written.size());
  }
}
