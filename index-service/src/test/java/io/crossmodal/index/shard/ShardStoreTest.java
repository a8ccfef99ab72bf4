package io.crossmodal.index.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.view.Reduction;
import io.crossmodal.index.view.ViewSpec;
import io.crossmodal.rpc.ServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ShardStoreTest {

  @TempDir Path directory;

  private final Random random = new Random(5);

  @Test
  void answersARepeatedRequestWithoutRepeatingIt() throws Exception {
    Item item = TestShards.item("a", random);
    try (TestShards shards = new TestShards(directory)) {
      ShardStore store = shards.open(100, List.of(TestShards.FULL));
      store.write(TestShards.upsert("first", item));
      store.write(TestShards.delete("second", "a", "b"));
      assertThat(store.write(TestShards.upsert("first", item)))
          .isEqualTo(new WriteOutcome(1, 0, 0));
      assertThat(store.status().items()).isZero();
      store.close();
      store = shards.open(100, List.of(TestShards.FULL));
      assertThat(store.write(TestShards.delete("second", "a", "b")))
          .isEqualTo(new WriteOutcome(0, 1, 1));
      assertThat(store.write(TestShards.upsert("first", item)))
          .isEqualTo(new WriteOutcome(1, 0, 0));
      assertThat(store.status().items()).isZero();
      store.close();
    }
  }

  @Test
  void refusesAnotherRequestOfAnIdThatWasUsed() throws Exception {
    try (TestShards shards = new TestShards(directory);
        ShardStore store = shards.open(100, List.of(TestShards.FULL))) {
      store.write(TestShards.upsert("same", TestShards.item("a", random)));
      assertThatThrownBy(() -> store.write(TestShards.upsert("same", TestShards.item("a", random))))
          .isInstanceOf(ServiceException.class)
          .hasMessageContaining("request_id: same (expected: one that no other request");
    }
  }

  @Test
  void forgetsTheOldestRequests() throws Exception {
    try (TestShards shards = new TestShards(directory);
        ShardStore store = shards.open(3, List.of(TestShards.FULL))) {
      Item item = TestShards.item("a", random);
      for (String id : List.of("r1", "r2", "r3", "r4")) {
        store.write(TestShards.upsert(id, item));
      }
      store.write(TestShards.upsert("r2", item));
      assertThat(version(store)).isEqualTo(4);
      store.write(TestShards.upsert("r1", item));
      assertThat(version(store)).isEqualTo(5);
    }
  }

  private static long version(ShardStore store) {
    return store.read(List.of("a"), ItemParts.NONE).getFirst().version();
  }

  @Test
  void clearsDeadItemsAwayWhileItemsAreWritten() throws Exception {
    try (TestShards shards = new TestShards(directory);
        ShardStore store = shards.open(100, List.of(TestShards.FULL))) {
      for (int round = 0; round < 200; round++) {
        Item[] items =
            IntStream.range(0, 10)
                .mapToObj(i -> TestShards.item("item-" + i, random))
                .toArray(Item[]::new);
        store.write(TestShards.upsert("", items));
      }
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (vectors(store) > 10 + 2 * TestShards.MIN_DEAD && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      assertThat(vectors(store)).isBetween(10L, 10L + 2 * TestShards.MIN_DEAD);
      assertThat(store.status().items()).isEqualTo(10);
      List<Item> items =
          store
              .page(
                  new PageRequest(Selection.ALL, "", 100, vectorOnly(), 1 << 20), TestShards.soon())
              .items();
      for (Item item : items) {
        assertThat(best(store, "full", item.vector()).id()).isEqualTo(item.id());
        assertThat(item.version()).isEqualTo(200);
      }
    }
  }

  private static long vectors(ShardStore store) {
    return store.status().views().getFirst().vectors();
  }

  private static ItemParts vectorOnly() {
    return new ItemParts(true, false, false);
  }

  private static RankedItem best(ShardStore store, String view, float[] query) {
    RankRequest request = new RankRequest(view, List.of(query), 1, Selection.ALL);
    return store.rank(request, TestShards.soon()).queries().getFirst().items().getFirst();
  }

  @Test
  void missesNothingThatIsWrittenWhileAViewIsBuilt() throws Exception {
    try (TestShards shards = new TestShards(directory);
        ShardStore store = shards.open(100, List.of(TestShards.FULL))) {
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < 6000; i++) {
        items.add(TestShards.item("item-" + i, random));
      }
      store.write(TestShards.upsert("", items.subList(0, 4000).toArray(Item[]::new)));
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 4000; i < 6000; i += 5) {
                  store.write(TestShards.upsert("", items.subList(i, i + 5).toArray(Item[]::new)));
                }
              });
      List<ViewSpec> views = new ArrayList<>(List.of(TestShards.FULL));
      for (Precision precision : Precision.values()) {
        views.add(
            new ViewSpec("v" + precision, TestShards.DIMENSION, Reduction.TRUNCATE, 0, precision));
        store.views(views);
      }
      writing.get(40, TimeUnit.SECONDS);
      for (Item item : items) {
        assertThat(best(store, "vFP16", item.vector()).id()).isEqualTo(item.id());
      }
      assertThat(store.status().views()).extracting(ViewStatus::vectors).containsOnly(6000L);
    }
  }

  @Test
  void answersWhileViewsAreDroppedBeneath() throws Exception {
    ViewSpec other = new ViewSpec("other", 6, Reduction.TRUNCATE, 0, Precision.INT4);
    try (TestShards shards = new TestShards(directory);
        ShardStore store = shards.open(100, List.of(TestShards.FULL))) {
      Item item = TestShards.item("a", random);
      store.write(TestShards.upsert("", item));
      CompletableFuture<Void> changing =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < 300; i++) {
                  store.views(List.of(TestShards.FULL, other));
                  store.views(List.of(TestShards.FULL));
                }
              });
      while (!changing.isDone()) {
        try {
          assertThat(best(store, "other", item.vector()).id()).isEqualTo("a");
        } catch (ServiceException e) {
          assertThat(e).hasMessageContaining("view: other (expected: one of [full])");
        }
      }
      changing.get(1, TimeUnit.SECONDS);
    }
  }

  @Test
  void saysThatADirectoryWithoutDataIsNoShard() throws Exception {
    Path shard = directory.resolve("galleries/shard");
    try (TestShards shards = new TestShards(directory)) {
      shards.open(100, List.of(TestShards.FULL)).close();
      Files.delete(shard.resolve("CURRENT"));
      Storage storage = new Storage();
      assertThatThrownBy(() -> DatabaseOpening.open(shard, storage, false))
          .isInstanceOf(ServiceException.class)
          .hasMessageContaining("missing or without data")
          .hasMessageContaining(shard.toString());
      storage.close();
    }
  }
}
