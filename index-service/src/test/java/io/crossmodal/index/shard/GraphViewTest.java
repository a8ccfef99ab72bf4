package io.crossmodal.index.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.view.IndexKind;
import io.crossmodal.index.view.Reduction;
import io.crossmodal.index.view.ViewSpec;
import io.crossmodal.index.view.ViewState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class GraphViewTest {

  private static final int ITEMS = 3000;
  private static final int K = 10;

  /** Views of one precision: what is walked through, and what holds the same codes. */
  private static List<ViewSpec> views(Precision precision) {
    return List.of(
        new ViewSpec("flat", TestShards.DIMENSION, Reduction.TRUNCATE, 0, precision),
        new ViewSpec(
            "graph", TestShards.DIMENSION, Reduction.TRUNCATE, 3, precision, IndexKind.GRAPH));
  }

  @TempDir Path directory;

  private final Random random = new Random(21);

  private void upsert(ShardStore store, int from, int until) {
    List<Item> items = new ArrayList<>();
    for (int i = from; i < until; i++) {
      items.add(TestShards.item("item-" + i, random));
    }
    store.write(TestShards.upsert("", items.toArray(Item[]::new)));
  }

  private static ViewStatus graph(ShardStore store) {
    return store.status().views().getLast();
  }

  private static void awaitGraph(ShardStore store, int sealed) throws InterruptedException {
    SealedShard.await(
        () -> store.sealedOrdinals() >= sealed && graph(store).state() == ViewState.READY);
  }

  /** The share of the flat view's hits that the graph finds; hits of both have the same scores. */
  private double recall(ShardStore store) {
    int found = 0;
    int queries = 60;
    for (int i = 0; i < queries; i++) {
      float[] query = TestShards.item("query", random).vector();
      List<String> walked = hits(store, "graph", query);
      assertThat(walked).hasSize(K);
      Set<String> exact = new HashSet<>(hits(store, "flat", query));
      exact.retainAll(walked);
      found += exact.size();
    }
    return (double) found / queries / K;
  }

  /** Id and score of the best, so that hits are the same only if their scores are. */
  private static List<String> hits(ShardStore store, String view, float[] query) {
    RankRequest request = new RankRequest(view, List.of(query), K, Selection.ALL);
    return store.rank(request, TestShards.soon()).queries().getFirst().items().stream()
        .map(item -> item.id() + " " + item.score())
        .toList();
  }

  /** Not those of one or two bits: of twelve of them an item's place is a matter of chance. */
  @ParameterizedTest
  @EnumSource(
      value = Precision.class,
      names = {"FP32", "FP16", "INT8", "INT4"})
  void findsWhatAScanFindsWithItsScores(Precision precision) throws Exception {
    try (TestShards shards = new TestShards(directory)) {
      ShardStore store = shards.open(100, views(precision));
      upsert(store, 0, ITEMS);
      awaitGraph(store, ITEMS);
      assertThat(recall(store)).isGreaterThan(.97);
      store.close();
    }
  }

  @Test
  void findsNewItemsAndNoDeletedOnes() throws Exception {
    try (TestShards shards = new TestShards(directory)) {
      ShardStore store = shards.open(100, views(Precision.INT8));
      upsert(store, 0, ITEMS);
      awaitGraph(store, ITEMS);
      Item fresh = TestShards.item("fresh", random);
      store.write(TestShards.upsert("", fresh));
      assertThat(hits(store, "graph", fresh.vector()).getFirst()).startsWith("fresh ");
      float[] query = TestShards.item("query", random).vector();
      for (int i = 0; i < 30; i++) {
        String best = hits(store, "graph", query).getFirst();
        String id = best.substring(0, best.indexOf(' '));
        store.write(TestShards.delete("", id));
        assertThat(hits(store, "graph", query)).doesNotContain(best).hasSize(K);
      }
      store.close();
    }
  }

  @Test
  void keepsItsRecallWhenHalfOfTheItemsAreReplaced() throws Exception {
    try (TestShards shards = new TestShards(directory)) {
      ShardStore store = shards.open(100, views(Precision.INT8));
      upsert(store, 0, ITEMS);
      awaitGraph(store, ITEMS);
      for (int from = 0; from < ITEMS; from += 100) {
        upsert(store, from, from + 50);
      }
      assertThat(recall(store)).isGreaterThan(.97);
      store.close();
    }
  }

  @Test
  void opensTheGraphWithoutReadingTheItems() throws Exception {
    try (TestShards shards = new TestShards(directory)) {
      ShardStore before = shards.open(100, views(Precision.INT8));
      upsert(before, 0, ITEMS);
      awaitGraph(before, ITEMS);
      long bytes = graph(before).diskBytes();
      before.close();
      ShardStore store = shards.open(100, views(Precision.INT8));
      assertThat(recall(store)).isGreaterThan(.97);
      awaitGraph(store, ITEMS);
      assertThat(store.readForViews()).isZero();
      assertThat(graph(store).diskBytes()).isEqualTo(bytes).isGreaterThan(graph(store).bytes());
      assertThat(recall(store)).isGreaterThan(.97);
      store.close();
    }
  }

  @Test
  void theSameItemsGiveTheSameGraph() throws Exception {
    assertThat(graphFile("first")).isEqualTo(graphFile("second"));
  }

  private byte[] graphFile(String name) throws Exception {
    random.setSeed(5);
    try (TestShards shards = new TestShards(directory.resolve(name))) {
      ShardStore store = shards.open(100, views(Precision.INT4));
      upsert(store, 0, 500);
      awaitGraph(store, 500);
      store.close();
      return Files.readAllBytes(file(shards));
    }
  }

  @ParameterizedTest
  @EnumSource(FileDamage.class)
  void buildsADamagedGraphAgain(FileDamage damage) throws Exception {
    try (TestShards shards = new TestShards(directory)) {
      ShardStore before = shards.open(100, views(Precision.INT8));
      upsert(before, 0, ITEMS);
      awaitGraph(before, ITEMS);
      before.close();
      damage.to(file(shards));
      ShardStore store = shards.open(100, views(Precision.INT8));
      assertThat(recall(store)).isGreaterThan(.97);
      awaitGraph(store, ITEMS);
      assertThat(recall(store)).isGreaterThan(.97);
      assertThat(store.readForViews()).isGreaterThanOrEqualTo(ITEMS);
      store.close();
    }
  }

  private static Path file(TestShards shards) throws IOException {
    try (Stream<Path> files = Files.walk(shards.shard().resolve("generations"))) {
      return files.filter(f -> f.endsWith("view-graph.graph")).findFirst().orElseThrow();
    }
  }
}
