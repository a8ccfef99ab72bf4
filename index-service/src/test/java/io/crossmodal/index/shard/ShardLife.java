package io.crossmodal.index.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.filter.FieldValue;
import io.crossmodal.index.filter.Filter;
import io.crossmodal.index.view.IndexKind;
import io.crossmodal.index.view.Reduction;
import io.crossmodal.index.view.ViewSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.data.Offset;

/** A shard beside a map of the items that it must have; each step is done to both. */
final class ShardLife implements AutoCloseable {

  /** Few, so that much is sealed. */
  private static final int MIN_SEALED = 24;

  private static final int EVERY_MODALITY = 3;
  private static final int EVERY_PAYLOAD = 5;

  private static final List<ViewSpec> VIEWS =
      List.of(
          TestShards.FULL,
          new ViewSpec("small", 5, Reduction.GAUSSIAN, 7, Precision.INT8),
          new ViewSpec("bits", TestShards.DIMENSION, Reduction.TRUNCATE, 0, Precision.BIT2),
          new ViewSpec(
              "graph",
              TestShards.DIMENSION,
              Reduction.TRUNCATE,
              3,
              Precision.FP16,
              IndexKind.GRAPH));

  private final TestShards shards;
  private final TreeMap<String, Item> model = new TreeMap<>(IdOrder.INSTANCE);
  private List<ViewSpec> views = List.of(TestShards.FULL);
  private ShardStore store;

  ShardLife(Path directory) {
    this.shards = new TestShards(directory, MIN_SEALED, 1 << 20);
    this.store = shards.open(100, views);
  }

  void step(ShardOperation operation) throws Exception {
    switch (operation) {
      case ShardOperation.Upsert upsert -> upsert(upsert);
      case ShardOperation.Delete delete -> delete(delete);
      case ShardOperation.Toggle(int view) -> toggle(VIEWS.get(view));
      case ShardOperation.Merge() -> shards.settle();
      case ShardOperation.Reopen() -> {
        store.close();
        store = shards.open(100, views);
      }
      case ShardOperation.Ask ask -> check(ask);
    }
  }

  private void upsert(ShardOperation.Upsert upsert) {
    // The few seeds make equal vectors under different ids, so that ties are common.
    Map<String, Item> items = new TreeMap<>();
    for (int number : upsert.numbers()) {
      items.put(id(number), TestShards.item(id(number), new Random(upsert.seed() + number % 7)));
    }
    WriteOutcome outcome = store.write(TestShards.upsert("", items.values().toArray(Item[]::new)));
    assertThat(outcome).isEqualTo(new WriteOutcome(items.size(), 0, 0));
    items.forEach((id, item) -> model.merge(id, item.atVersion(1), ShardLife::replaced));
  }

  private static Item replaced(Item old, Item item) {
    return item.atVersion(old.version() + 1);
  }

  private void delete(ShardOperation.Delete delete) {
    Set<String> ids = new LinkedHashSet<>();
    delete.numbers().forEach(number -> ids.add(id(number)));
    int known = (int) ids.stream().filter(model::containsKey).count();
    assertThat(store.write(TestShards.delete("", ids.toArray(String[]::new))))
        .isEqualTo(new WriteOutcome(0, known, ids.size() - known));
    model.keySet().removeAll(ids);
  }

  private static String id(int number) {
    // Ids whose order by UTF-8 is not that of String.
    return List.of("a", "\u00e4", "\uFF5E", "\uD83D\uDE00").get(number % 4) + number;
  }

  private void toggle(ViewSpec view) {
    List<ViewSpec> next = new ArrayList<>(views);
    if (!next.remove(view)) {
      next.add(view);
    }
    views = List.copyOf(next);
    store.views(views);
  }

  private void check(ShardOperation.Ask ask) throws Exception {
    if (views.stream().anyMatch(view -> view.precision() == Precision.BIT2)) {
      // A file has centres of its own: one made between two questions changes scores.
      shards.settle();
    }
    Modality modality = ask.modality() == EVERY_MODALITY ? null : Modality.values()[ask.modality()];
    Filter filter =
        ask.payload() == EVERY_PAYLOAD
            ? null
            : new Filter.OneOf("size", List.of(new FieldValue.Whole(ask.payload())));
    Selection selection = new Selection(modality, filter);
    List<Item> selected =
        model.values().stream()
            .filter(item -> modality == null || item.modality() == modality)
            .filter(item -> filter == null || item.payload().length == ask.payload())
            .toList();
    assertThat(store.count(selection, TestShards.soon()).items()).isEqualTo(selected.size());
    PageRequest all = new PageRequest(selection, "", 1_000, ItemParts.NONE, 1 << 20);
    assertThat(store.page(all, TestShards.soon()).items())
        .extracting(item -> item.id() + " " + item.version())
        .isEqualTo(selected.stream().map(item -> item.id() + " " + item.version()).toList());
    float[] query = TestShards.item("query", new Random(ask.seed())).vector();
    for (ViewSpec view : views) {
      checkRanking(view, query, selection, selected, ask.limit());
    }
  }

  private void checkRanking(
      ViewSpec view, float[] query, Selection selection, List<Item> selected, int limit) {
    List<RankedItem> expected = new ArrayList<>();
    float[] scores = scores(view, query, selected);
    for (int i = 0; i < scores.length; i++) {
      Item item = selected.get(i);
      expected.add(new RankedItem(item.id(), scores[i], item.modality(), item.version()));
      if (view.equals(TestShards.FULL)) {
        assertThat(scores[i]).isCloseTo(cosine(query, item.vector()), Offset.offset(1e-5f));
      }
    }
    expected.sort(RankedItem.BEST_FIRST);
    RankSettings alone =
        new RankSettings(false, RankSettings.CODES_ALONE, null, null, false, 0, 0, 0);
    RankRequest request = new RankRequest(view.name(), List.of(query), -1, limit, selection, alone);
    List<RankedItem> ranked = store.rank(request, TestShards.soon()).queries().getFirst().items();
    if (view.kind() == IndexKind.FLAT) {
      assertThat(ranked).isEqualTo(expected.subList(0, Math.min(limit, expected.size())));
    } else {
      assertThat(ranked).hasSize(Math.min(limit, expected.size())).isSubsetOf(expected);
      assertThat(ranked).isSortedAccordingTo(RankedItem.BEST_FIRST).doesNotHaveDuplicates();
    }
  }

  private float[] scores(ViewSpec view, float[] query, List<Item> items) {
    if (items.isEmpty()) {
      return new float[0];
    }
    List<String> ids = items.stream().map(Item::id).toList();
    PoolRequest request = new PoolRequest(view.name(), ids, List.of(new PoolQuery(query, null)));
    return store.score(request, TestShards.soon()).scores().getFirst();
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

  @Override
  public void close() throws Exception {
    store.close();
    shards.close();
  }
}
