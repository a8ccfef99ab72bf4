package io.crossmodal.index.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.view.ViewState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class GenerationTest {

  private static final int ITEMS = 400;

  @TempDir Path directory;

  private final SealedShard shard = new SealedShard();

  @Test
  void aStartReadsNothingButTheChanges() throws Exception {
    try (TestShards shards = new TestShards(directory)) {
      ShardStore store = sealed(shards);
      assertThat(store.readForViews()).isPositive();
      shard.upsert(store, ITEMS - 5, ITEMS + 12);
      shard.delete(store, 0, 7);
      shard.assertAnswers(store);
      store.close();
      store = shards.open(100, SealedShard.VIEWS);
      assertThat(store.readForViews()).isEqualTo(17);
      assertThat(store.sealedOrdinals()).isEqualTo(ITEMS);
      shard.assertAnswers(store);
      assertThat(store.status().views()).extracting(ViewStatus::vectors).containsOnly(417L);
      store.close();
    }
  }

  private ShardStore sealed(TestShards shards) throws InterruptedException {
    ShardStore store = shards.open(100, SealedShard.VIEWS);
    shard.upsert(store, 0, ITEMS);
    SealedShard.await(() -> store.sealedOrdinals() == ITEMS);
    shard.assertAnswers(store);
    return store;
  }

  @Test
  void countsVersionsOnAcrossGenerationsAndStarts() throws Exception {
    try (TestShards shards = new TestShards(directory)) {
      ShardStore store = sealed(shards);
      shard.upsert(store, 3, 4);
      assertThat(version(store, "item-3")).isEqualTo(2);
      shard.upsert(store, 1000, 1100);
      ShardStore again = store;
      SealedShard.await(() -> again.sealedOrdinals() == ITEMS + 100);
      shard.upsert(store, 3, 5);
      store.close();
      store = shards.open(100, SealedShard.VIEWS);
      shard.upsert(store, 3, 6);
      assertThat(version(store, "item-3")).isEqualTo(4);
      assertThat(version(store, "item-4")).isEqualTo(3);
      assertThat(version(store, "item-5")).isEqualTo(2);
      shard.assertAnswers(store);
      store.close();
    }
  }

  private static ViewStatus status(ShardStore store, String view) {
    return store.status().views().stream().filter(v -> v.name().equals(view)).findFirst().get();
  }

  private static long version(ShardStore store, String id) {
    return store.read(List.of(id), ItemParts.NONE).getFirst().version();
  }

  @Test
  void keepsTheFilesOfOneGeneration() throws Exception {
    try (TestShards shards = new TestShards(directory)) {
      ShardStore store = sealed(shards);
      for (int round = 1; round <= 3; round++) {
        shard.upsert(store, round * 1000, round * 1000 + 300);
        int expected = shard.model.size();
        SealedShard.await(() -> store.sealedOrdinals() == expected);
      }
      store.close();
      try (Stream<Path> generations = Files.list(shards.shard().resolve("generations"))) {
        assertThat(generations).hasSize(1);
      }
      assertThat(files(shards))
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder("items", "payloads", "view-full.codes", "view-small.codes");
    }
  }

  private static List<Path> files(TestShards shards) throws IOException {
    try (Stream<Path> files = Files.walk(shards.shard().resolve("generations"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void theSameItemsGiveTheSameCodesInWhateverOrderTheyCame() throws Exception {
    List<Item> items = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 150; i++) {
      items.add(TestShards.item("item-" + i, random));
    }
    List<byte[]> first = bodies("first", items);
    Collections.shuffle(items, random);
    List<byte[]> second = bodies("second", items);
    assertThat(first).hasSize(4);
    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i)).isEqualTo(first.get(i));
    }
  }

  /** What files hold behind their headers, which know how many changes there were. */
  private List<byte[]> bodies(String name, List<Item> items) throws Exception {
    try (TestShards shards = new TestShards(directory.resolve(name))) {
      ShardStore store = shards.open(100, SealedShard.VIEWS);
      store.write(TestShards.upsert("", items.toArray(Item[]::new)));
      SealedShard.await(() -> store.sealedOrdinals() == items.size());
      store.close();
      List<byte[]> bodies = new ArrayList<>();
      for (Path file : files(shards)) {
        byte[] bytes = Files.readAllBytes(file);
        bodies.add(Arrays.copyOfRange(bytes, 4096, bytes.length));
      }
      return bodies;
    }
  }

  @Test
  void losesNothingThatIsWrittenWhileItSeals() throws Exception {
    try (TestShards shards = new TestShards(directory)) {
      ShardStore store = shards.open(100, SealedShard.VIEWS);
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(
              () -> {
                Random random = new Random(9);
                for (int i = 0; i < 600; i++) {
                  int from = random.nextInt(2000);
                  shard.upsert(store, from, from + 10);
                  shard.delete(store, from + 3, from + 5);
                }
              });
      float[] query = TestShards.item("query", new Random(1)).vector();
      RankRequest request = new RankRequest("small", List.of(query), 20, Selection.ALL);
      while (!writing.isDone()) {
        List<RankedItem> items =
            store.rank(request, TestShards.soon()).queries().getFirst().items();
        assertThat(items).extracting(RankedItem::id).doesNotHaveDuplicates();
      }
      writing.get(1, TimeUnit.SECONDS);
      assertThat(store.sealedOrdinals()).isPositive();
      shard.assertAnswers(store);
      store.close();
      ShardStore again = shards.open(100, SealedShard.VIEWS);
      shard.assertAnswers(again);
      again.close();
    }
  }

  @Test
  void goesOnWhenNoGenerationCanBeMade() throws Exception {
    try (TestShards shards = new TestShards(directory)) {
      Path generations = shards.shard().resolve("generations");
      Files.createDirectories(shards.shard());
      Files.writeString(generations, "where a directory should be");
      ShardStore store = shards.open(100, SealedShard.VIEWS);
      shard.upsert(store, 0, ITEMS);
      shard.upsert(store, 5, 9);
      shard.assertAnswers(store);
      store.close();
      assertThat(store.sealedOrdinals()).isZero();
      Files.delete(generations);
      ShardStore again = shards.open(100, SealedShard.VIEWS);
      shard.assertAnswers(again);
      SealedShard.await(() -> again.sealedOrdinals() == ITEMS);
      shard.assertAnswers(again);
      again.close();
    }
  }

  @Test
  void viewsGoFirstAndTheGenerationIsMadeAfterwards() throws Exception {
    try (TestShards shards = new TestShards(directory)) {
      ShardStore store = shards.open(100, List.of(TestShards.FULL));
      for (int round = 0; round < 20; round++) {
        shard.upsert(store, round * 200, round * 200 + 200);
        store.views(round % 2 == 0 ? SealedShard.VIEWS : List.of(TestShards.FULL));
      }
      store.views(SealedShard.VIEWS);
      SealedShard.await(
          () -> store.sealedOrdinals() > 3000 && status(store, "small").state() == ViewState.READY);
      shard.assertAnswers(store);
      store.close();
    }
  }

  @Test
  void sealsViewsThatAreAddedLater() throws Exception {
    try (TestShards shards = new TestShards(directory)) {
      ShardStore store = shards.open(100, List.of(TestShards.FULL));
      shard.upsert(store, 0, ITEMS);
      SealedShard.await(() -> store.sealedOrdinals() == ITEMS);
      shard.upsert(store, ITEMS - 3, ITEMS + 4);
      store.views(SealedShard.VIEWS);
      shard.assertAnswers(store);
      SealedShard.await(() -> status(store, "small").state() == ViewState.READY);
      shard.assertAnswers(store);
      assertThat(status(store, "small").progress()).isEqualTo(1);
      assertThat(status(store, "small").diskBytes()).isEqualTo(Files.size(files(shards).getLast()));
      store.close();
      ShardStore again = shards.open(100, SealedShard.VIEWS);
      assertThat(again.readForViews()).isEqualTo(7);
      shard.assertAnswers(again);
      again.views(List.of(TestShards.FULL));
      assertThat(files(shards))
          .extracting(file -> file.getFileName().toString())
          .containsExactly("items", "payloads", "view-full.codes");
      again.close();
    }
  }
}
