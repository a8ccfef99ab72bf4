package io.crossmodal.index.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.view.Reduction;
import io.crossmodal.index.view.ViewSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random operations on a shard, and on a map that says what must come of them. */
@Timeout(120)
class ShardModelTest {

  private static final int STEPS = 200;
  private static final ItemParts ALL = new ItemParts(true, true, true);
  private static final ViewSpec SMALL =
      new ViewSpec("small", 4, Reduction.GAUSSIAN, 7, Precision.INT8);

  @TempDir Path directory;

  private final TreeMap<String, Item> model = new TreeMap<>(IdOrder.INSTANCE);
  private List<ViewSpec> views = List.of(TestShards.FULL);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void doesWhatAMapDoes(long seed) throws Exception {
    Random random = new Random(seed);
    try (TestShards shards = new TestShards(directory)) {
      ShardStore store = shards.open(100, views);
      for (int step = 0; step < STEPS; step++) {
        switch (random.nextInt(10)) {
          case 0, 1, 2, 3, 4 -> upsert(store, random);
          case 5, 6 -> delete(store, random);
          case 7 -> {
            views = views.size() == 1 ? List.of(TestShards.FULL, SMALL) : List.of(TestShards.FULL);
            store.views(views);
          }
          case 8 -> {
            store.close();
            store = shards.open(100, views);
          }
          default -> assertSame(store, random);
        }
      }
      assertSame(store, random);
      store.close();
    }
  }

  private void upsert(ShardStore store, Random random) {
    Map<String, Item> items = new TreeMap<>();
    for (int i = random.nextInt(20); i >= 0; i--) {
      String id = id(random);
      items.put(id, TestShards.item(id, random));
    }
    WriteOutcome outcome = store.write(TestShards.upsert("", items.values().toArray(Item[]::new)));
    assertThat(outcome).isEqualTo(new WriteOutcome(items.size(), 0, 0));
    items.forEach(
        (id, item) -> {
          Item old = model.get(id);
          model.put(id, item.atVersion(old == null ? 1 : old.version() + 1));
        });
  }

  private void delete(ShardStore store, Random random) {
    Set<String> ids = new LinkedHashSet<>();
    for (int i = random.nextInt(15); i >= 0; i--) {
      ids.add(id(random));
    }
    int known = (int) ids.stream().filter(model::containsKey).count();
    WriteOutcome outcome = store.write(TestShards.delete("", ids.toArray(String[]::new)));
    assertThat(outcome).isEqualTo(new WriteOutcome(0, known, ids.size() - known));
    model.keySet().removeAll(ids);
  }

  private static String id(Random random) {
    // Ids whose order by UTF-8 is not that of String.
    return List.of("a", "ä", "\uFF5E", "\uD83D\uDE00").get(random.nextInt(4)) + random.nextInt(30);
  }

  private void assertSame(ShardStore store, Random random) {
    ShardStatus status = store.status();
    assertThat(status.items()).isEqualTo(model.size());
    assertThat(status.images()).isEqualTo(count(Modality.IMAGE));
    assertThat(status.views()).extracting(ViewStatus::name).hasSameSizeAs(views);
    Page page =
        store.page(new PageRequest(Selection.ALL, "", 1000, ALL, 1 << 30), TestShards.soon());
    assertThat(page.more()).isFalse();
    assertThat(texts(page.items())).isEqualTo(texts(model.values()));
    assertThat(texts(store.read(List.copyOf(model.keySet()), ALL)))
        .isEqualTo(texts(model.values()));
    assertRanksAsTheModel(store, TestShards.item("query", random).vector(), null);
    assertRanksAsTheModel(store, TestShards.item("query", random).vector(), Modality.TEXT);
  }

  private static List<String> texts(Collection<Item> items) {
    return items.stream().map(ShardModelTest::text).toList();
  }

  private static String text(Item item) {
    Content content = item.content();
    return "%s %s %d %s %s %s"
        .formatted(
            item.id(),
            item.modality(),
            item.version(),
            Arrays.toString(item.vector()),
            Arrays.toString(item.payload()),
            content == null ? "" : content.mediaType() + Arrays.hashCode(content.data()));
  }

  private long count(Modality modality) {
    return model.values().stream().filter(item -> item.modality() == modality).count();
  }

  private void assertRanksAsTheModel(ShardStore store, float[] query, @Nullable Modality modality) {
    List<String> ids = List.copyOf(model.keySet());
    for (ViewSpec view : views) {
      List<RankedItem> expected = new ArrayList<>();
      if (!ids.isEmpty()) {
        PoolScores scores =
            store.score(
                new PoolRequest(view.name(), ids, List.of(new PoolQuery(query, null))),
                TestShards.soon());
        for (int i = 0; i < ids.size(); i++) {
          Item item = model.get(ids.get(i));
          float score = scores.scores().getFirst()[i];
          if (view.equals(TestShards.FULL)) {
            assertThat(score).isCloseTo(cosine(query, item.vector()), within());
          }
          if (modality == null || modality == item.modality()) {
            expected.add(new RankedItem(item.id(), score, item.modality(), item.version()));
          }
        }
      }
      expected.sort(RankedItem.BEST_FIRST);
      RankRequest request =
          new RankRequest(view.name(), List.of(query), 10, Selection.of(modality));
      assertThat(store.rank(request, TestShards.soon()).queries().getFirst().items())
          .isEqualTo(expected.subList(0, Math.min(10, expected.size())));
    }
  }

  private static Offset<Float> within() {
    return Offset.offset(1e-5f);
  }

  private static float cosine(float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return (float) (dot / Math.sqrt(aa * bb));
  }
}
