package io.crossmodal.index.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.filter.FieldValue;
import io.crossmodal.index.filter.Filter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Filters over a shard whose items move between memory and files. */
@Timeout(120)
class FilteredShardTest {

  private static final int IDS = 600;

  @TempDir Path directory;

  private final Random random = new Random(8);
  private final Map<String, Item> model = new TreeMap<>(IdOrder.INSTANCE);

  private static Filter size(int size) {
    return new Filter.OneOf("size", List.of(new FieldValue.Whole(size)));
  }

  private static Filter firstBelow(int bound) {
    return new Filter.Range("first", null, null, new FieldValue.Whole(bound), null);
  }

  @Test
  void findsWhatMatchesAcrossGenerationsAndStarts() throws Exception {
    try (TestShards shards = new TestShards(directory)) {
      ShardStore store = shards.open(100, List.of(TestShards.FULL));
      int sealed = 0;
      for (int round = 0; round < 12; round++) {
        change(store);
        check(store);
        if (round % 3 == 2) {
          store.close();
          store = shards.open(100, List.of(TestShards.FULL));
          check(store);
        }
        sealed = Math.max(sealed, store.sealedOrdinals());
      }
      assertThat(sealed).isPositive();
      store.close();
    }
  }

  @Test
  void readsTheFileOfPayloadsAfterAStartAndOfTheDatabaseOnlyWhatIsNewer() throws Exception {
    try (TestShards shards = new TestShards(directory)) {
      int written = fillAndSeal(shards);
      ShardStore store = shards.open(100, List.of(TestShards.FULL));
      check(store);
      assertThat(store.readForFilters()).isBetween(1L, written - 400L);
      store.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void filtersRightWithoutTheFileOfPayloads(FileDamage damage) throws Exception {
    try (TestShards shards = new TestShards(directory)) {
      int written = fillAndSeal(shards);
      List<Path> files = payloadFiles(shards);
      assertThat(files).hasSize(1);
      damage.to(files.getFirst());
      ShardStore store = shards.open(100, List.of(TestShards.FULL));
      check(store);
      assertThat(store.readForFilters()).isGreaterThanOrEqualTo(written);
      store.close();
    }
  }

  /** Items in files, and a few newer ones; returns how many there are. */
  private int fillAndSeal(TestShards shards) throws Exception {
    ShardStore store = shards.open(100, List.of(TestShards.FULL));
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      items.add(TestShards.item("item-" + i, random));
    }
    store.write(TestShards.upsert("", items.toArray(Item[]::new)));
    SealedShard.await(() -> store.sealedOrdinals() == 500);
    Item newer = TestShards.item("newer", random);
    store.write(TestShards.upsert("", newer));
    store.close();
    items.forEach(item -> model.put(item.id(), item));
    model.put("newer", newer);
    return model.size();
  }

  private static List<Path> payloadFiles(TestShards shards) throws IOException {
    try (Stream<Path> files = Files.walk(shards.shard().resolve("generations"))) {
      return files.filter(file -> file.endsWith("payloads")).toList();
    }
  }

  private void change(ShardStore store) {
    List<Item> items = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    int from = random.nextInt(IDS - 150);
    for (int i = 0; i < 150; i++) {
      String id = "item-" + (from + i);
      if (i % 10 == 0 && model.remove(id) != null) {
        gone.add(id);
      } else {
        items.add(TestShards.item(id, random));
        model.put(id, items.getLast());
      }
    }
    store.write(TestShards.upsert("", items.toArray(Item[]::new)));
    if (!gone.isEmpty()) {
      store.write(TestShards.delete("", gone.toArray(String[]::new)));
    }
  }

  private void check(ShardStore store) {
    check(store, size(3), item -> item.payload().length == 3);
    check(store, size(9), item -> false);
    check(store, firstBelow(0), item -> item.payload().length > 0 && item.payload()[0] < 0);
    check(store, firstBelow(-120), item -> item.payload().length > 0 && item.payload()[0] < -120);
    check(
        store,
        new Filter.NoneOf(List.of(new Filter.Exists("first"))),
        item -> item.payload().length == 0);
  }

  private void check(ShardStore store, Filter filter, Predicate<Item> matches) {
    List<String> expected = model.values().stream().filter(matches).map(Item::id).toList();
    Selection selection = new Selection(null, filter);
    assertThat(store.count(selection, TestShards.soon()).items()).isEqualTo(expected.size());
    Page page =
        store.page(new PageRequest(selection, "", IDS, ItemParts.NONE, 1 << 20), TestShards.soon());
    assertThat(page.items()).extracting(Item::id).isEqualTo(expected);
    RankRequest request =
        new RankRequest("full", List.of(TestShards.item("query", random).vector()), IDS, selection);
    assertThat(store.rank(request, TestShards.soon()).queries().getFirst().items())
        .extracting(RankedItem::id)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void countsEveryItemOnceWhileAllAreReplaced() throws Exception {
    try (TestShards shards = new TestShards(directory)) {
      ShardStore store = shards.open(100, List.of(TestShards.FULL));
      replaceAll(store, 0);
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(
              () -> {
                for (int round = 1; round < 60; round++) {
                  replaceAll(store, round);
                }
              });
      int asked = 0;
      while (!writing.isDone() || asked < 10) {
        assertThat(store.count(new Selection(null, size(1)), TestShards.soon()).items())
            .isEqualTo(200);
        asked++;
      }
      writing.get();
      assertThat(store.sealedOrdinals()).isPositive();
      store.close();
    }
  }

  /** One write; of every item the payload has one byte, which says the round. */
  private static void replaceAll(ShardStore store, int round) {
    Random random = new Random(round);
    Item[] items = new Item[200];
    for (int i = 0; i < items.length; i++) {
      Item item = TestShards.item("item-" + i, random);
      items[i] =
          new Item(item.id(), item.modality(), item.vector(), new byte[] {(byte) round}, null, 0);
    }
    store.write(TestShards.upsert("", items));
  }
}
