package io.crossmodal.index.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.search.FlatSearcher;
import io.crossmodal.index.search.Hit;
import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.Reduction;
import io.crossmodal.index.view.Similarity;
import io.crossmodal.index.view.ViewSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A shard with items enough to be sealed, and what it must answer. */
final class SealedShard {

  static final ViewSpec SMALL = new ViewSpec("small", 5, Reduction.GAUSSIAN, 7, Precision.INT8);
  static final List<ViewSpec> VIEWS = List.of(TestShards.FULL, SMALL);

  final TreeMap<String, Item> model = new TreeMap<>(IdOrder.INSTANCE);
  private final Random random = new Random(11);

  /** Writes items of these numbers. */
  void upsert(ShardStore store, int from, int until) {
    List<Item> items = new ArrayList<>();
    for (int i = from; i < until; i++) {
      items.add(TestShards.item("item-" + i, random));
    }
    store.write(TestShards.upsert("", items.toArray(Item[]::new)));
    items.forEach(item -> model.put(item.id(), item));
  }

  void delete(ShardStore store, int from, int until) {
    for (int i = from; i < until; i++) {
      store.write(TestShards.delete("", "item-" + i));
      model.remove("item-" + i);
    }
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time is left").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  /** Holds the answers of every view, scores to the bit, against fresh views of the model. */
  void assertAnswers(ShardStore store) {
    for (ViewSpec spec : VIEWS) {
      try (QuantizedView fresh = new QuantizedView(spec, TestShards.DIMENSION, Similarity.COSINE)) {
        List<String> ids = List.copyOf(model.keySet());
        model.values().forEach(item -> fresh.append(item.vector()));
        for (int i = 0; i < 3; i++) {
          float[] query = TestShards.item("query", random).vector();
          List<RankedItem> ranked =
              store
                  .rank(
                      new RankRequest(spec.name(), List.of(query), 20, Selection.ALL),
                      TestShards.soon())
                  .queries()
                  .getFirst()
                  .items();
          List<Hit> expected =
              new FlatSearcher()
                  .search(
                      fresh,
                      fresh.bind(query),
                      20,
                      Integer.MAX_VALUE,
                      ordinal -> true,
                      Integer::compare,
                      () -> {});
          assertThat(ranked.stream().map(item -> item.id() + " " + item.score()))
              .containsExactlyElementsOf(
                  expected.stream()
                      .map(hit -> ids.get(hit.ordinal()) + " " + hit.score())
                      .toList());
          assertScores(store, spec, query, ids, fresh);
        }
      }
    }
    assertThat(store.status().items()).isEqualTo(model.size());
  }

  private static void assertScores(
      ShardStore store, ViewSpec spec, float[] query, List<String> ids, QuantizedView fresh) {
    PoolRequest request = new PoolRequest(spec.name(), ids, List.of(new PoolQuery(query, null)));
    float[] scores = store.score(request, TestShards.soon()).scores().getFirst();
    float[] expected = new float[ids.size()];
    int[] ordinals = new int[ids.size()];
    for (int i = 0; i < ordinals.length; i++) {
      ordinals[i] = i;
    }
    try (var reading = fresh.read()) {
      reading.score(fresh.bind(query), ordinals, expected);
    }
    assertThat(scores).containsExactly(expected);
  }
}
