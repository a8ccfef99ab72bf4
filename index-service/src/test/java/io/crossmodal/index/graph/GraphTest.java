package io.crossmodal.index.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GraphTest {

  private static final int ITEMS = 3_000;
  private static final int QUERIES = 100;

  /** More than four bits a component fit in, so that the leading axes are wanted. */
  private static final int DIMENSION = 200;

  private static final GraphEffort EFFORT = new GraphEffort(96, 96, 24);

  private final TestVectors vectors = TestVectors.clustered(ITEMS + QUERIES, DIMENSION, 12, 1);
  private final TestVectors items = vectors.first(ITEMS);

  @ParameterizedTest
  @CsvSource({"1, false", "2, false", "1, true", "2, true"})
  void findsTheExactNeighboursOfUnseenQueries(int bits, boolean lean) {
    GraphSettings settings = new GraphSettings(bits, lean, 64, 2, 7);
    GraphEffort effort = lean ? new GraphEffort(96, 0, 96) : EFFORT;
    try (BuiltGraph built = GraphBuilder.build(items, ITEMS, settings, () -> {})) {
      assertThat(built.graph().lean()).isEqualTo(lean);
      assertThat(recall(built.graph(), effort, Graph.EVERY)).isGreaterThanOrEqualTo(.99);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 100})
  void keepsItsRecallUnderAFilter(int every) {
    IntPredicate filter = ordinal -> ordinal % every == 0;
    try (BuiltGraph built = build(items, ITEMS)) {
      assertThat(recall(built.graph(), EFFORT, filter)).isGreaterThanOrEqualTo(.98);
    }
  }

  @Test
  void saysWhenAFilterLeavesTooFewForAWalk() {
    TestVectors many = TestVectors.clustered(6_000, 16, 10, 3);
    try (BuiltGraph built = build(many, 6_000)) {
      float[] query = many.all()[0];
      Rescorer rescorer = many.rescorer(query);
      Graph graph = built.graph();
      assertThat(graph.search(query, 10, EFFORT, Graph.EVERY, rescorer, () -> {}).exhausted())
          .isFalse();
      assertThat(graph.search(query, 10, EFFORT, i -> i % 5 == 0, rescorer, () -> {}).exhausted())
          .isFalse();
      assertThat(graph.search(query, 10, EFFORT, i -> i % 500 == 7, rescorer, () -> {}).exhausted())
          .isTrue();
      assertThat(graph.search(query, 10, EFFORT, i -> false, rescorer, () -> {}).ordinals())
          .isEmpty();
    }
  }

  @Test
  void scoresNoMoreOriginalsThanABeamPaysFor() {
    try (BuiltGraph built = build(items, ITEMS)) {
      GraphEffort effort = built.graph().effortOfBeam(96);
      assertThat(effort.beam()).isEqualTo(96);
      assertThat(effort.originals()).isBetween(10, 24);
      assertThat(recall(built.graph(), effort, Graph.EVERY)).isGreaterThanOrEqualTo(.98);
    }
  }

  @Test
  void reachesTheRecallThatItWasCalibratedFor() {
    try (BuiltGraph built = build(items, ITEMS)) {
      GraphEffort effort = built.graph().effort(.98);
      assertThat(effort.beam()).isLessThan(512);
      assertThat(built.graph().expectedRecall(effort)).isGreaterThanOrEqualTo(.98);
      assertThat(recall(built.graph(), effort, Graph.EVERY)).isGreaterThanOrEqualTo(.96);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 31, 32, 33, 129, 200})
  void findsEverythingInAFewVectors(int count) {
    TestVectors few = vectors.first(count);
    try (BuiltGraph built = build(few, count)) {
      GraphHits hits = search(built.graph(), 0, count, EFFORT, Graph.EVERY);
      assertThat(hits.ordinals()).containsExactlyInAnyOrder(IntStream.range(0, count).toArray());
      for (int i = 1; i < count; i++) {
        assertThat(hits.scores()[i]).isLessThanOrEqualTo(hits.scores()[i - 1]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 700})
  void reachesEveryVectorWhereMostAreDuplicates(int distinct) {
    float[][] all = new float[2_500][];
    for (int i = 0; i < all.length; i++) {
      all[i] = items.all()[i % distinct];
    }
    TestVectors duplicates = new TestVectors(all, DIMENSION);
    try (BuiltGraph built = build(duplicates, all.length)) {
      assertThat(reachable(built.graph())).isEqualTo(all.length);
      float[] query = items.all()[0];
      GraphHits hits =
          built.graph().search(query, 3, EFFORT, Graph.EVERY, duplicates.rescorer(query), () -> {});
      for (int ordinal : hits.ordinals()) {
        assertThat(ordinal % distinct).isZero();
      }
    }
  }

  @Test
  void reachesEveryVector() {
    try (BuiltGraph built = build(items, ITEMS)) {
      assertThat(reachable(built.graph())).isEqualTo(ITEMS);
    }
  }

  @Test
  void hasTheSameBytesWhateverTheNumberOfThreads() throws IOException {
    byte[] one = bytes(new GraphSettings(1, false, 64, 1, 7));
    assertThat(bytes(new GraphSettings(1, false, 64, 3, 7))).isEqualTo(one);
    assertThat(bytes(new GraphSettings(1, false, 64, 3, 8))).isNotEqualTo(one);
  }

  @Test
  void takesTheBytesItSays() {
    TestVectors wide = TestVectors.clustered(1_000, 512, 10, 2);
    try (BuiltGraph full = GraphBuilder.build(wide, 1_000, GraphSettings.defaults(1, 1), () -> {});
        BuiltGraph lean =
            GraphBuilder.build(wide, 1_000, new GraphSettings(1, true, 64, 1, 1), () -> {})) {
      assertThat(full.bytes()).isBetween(716_000L, 720_000L);
      assertThat(lean.bytes()).isBetween(200_000L, 204_000L);
    }
  }

  @Test
  void answersAlikeFromTheBytesItWasWrittenTo() throws IOException {
    try (BuiltGraph built = build(items, ITEMS);
        Arena arena = Arena.ofConfined()) {
      MemorySegment copy = arena.allocate(built.bytes(), 64);
      built.writeTo(copy);
      GraphHits before = search(built.graph(), 3, 10, EFFORT, Graph.EVERY);
      GraphHits after = search(Graph.open(copy), 3, 10, EFFORT, Graph.EVERY);
      assertThat(after.ordinals()).containsExactly(before.ordinals());
      assertThat(after.scores()).containsExactly(before.scores());
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      built.writeTo(Channels.newChannel(stream));
      assertThat(stream.toByteArray()).isEqualTo(copy.toArray(ValueLayout.JAVA_BYTE));
    }
  }

  @Test
  void growsItsEffortWithTheHitsAskedFor() {
    try (BuiltGraph built = build(items, ITEMS)) {
      for (int query = 0; query < 10; query++) {
        float[] vector = vectors.all()[ITEMS + query];
        GraphHits hits = search(built.graph(), query, 200, EFFORT, Graph.EVERY);
        assertThat(common(hits.ordinals(), items.exact(vector, 200, Graph.EVERY)))
            .isGreaterThan(185);
      }
    }
  }

  @Test
  void abandonsABuildAndASearch() {
    AtomicInteger calls = new AtomicInteger();
    Runnable abandon =
        () -> {
          if (calls.incrementAndGet() > 50) {
            throw new IllegalStateException("enough");
          }
        };
    assertThatThrownBy(
            () -> GraphBuilder.build(items, ITEMS, GraphSettings.defaults(2, 1), abandon))
        .hasMessage("enough");
    try (BuiltGraph built = build(items, ITEMS)) {
      float[] query = items.all()[0];
      GraphEffort wide = new GraphEffort(1_000, 100, 10);
      Rescorer rescorer = items.rescorer(query);
      assertThatThrownBy(
              () -> built.graph().search(query, 10, wide, Graph.EVERY, rescorer, abandon))
          .hasMessage("enough");
    }
  }

  @Test
  void rejectsAQueryOfAnotherLengthAndZeroK() {
    try (BuiltGraph built = build(items, 10)) {
      Rescorer rescorer = items.rescorer(items.all()[0]);
      assertThatThrownBy(
              () -> built.graph().search(new float[95], 1, EFFORT, i -> true, rescorer, () -> {}))
          .hasMessage("query: 95 components (expected: 200)");
      assertThatThrownBy(
              () ->
                  built
                      .graph()
                      .search(new float[DIMENSION], 0, EFFORT, i -> true, rescorer, () -> {}))
          .hasMessage("k: 0 (expected: 1..65536)");
    }
  }

  private static BuiltGraph build(TestVectors vectors, int count) {
    return GraphBuilder.build(vectors, count, GraphSettings.defaults(2, 1), () -> {});
  }

  private byte[] bytes(GraphSettings settings) throws IOException {
    try (BuiltGraph built = GraphBuilder.build(items, ITEMS, settings, () -> {})) {
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      built.writeTo(Channels.newChannel(stream));
      return stream.toByteArray();
    }
  }

  private GraphHits search(Graph graph, int query, int k, GraphEffort effort, IntPredicate filter) {
    float[] vector = vectors.all()[ITEMS + query];
    return graph.search(vector, k, effort, filter, items.rescorer(vector), () -> {});
  }

  private double recall(Graph graph, GraphEffort effort, IntPredicate filter) {
    int found = 0;
    for (int query = 0; query < QUERIES; query++) {
      GraphHits hits = search(graph, query, 10, effort, filter);
      assertThat(Arrays.stream(hits.ordinals()).allMatch(filter)).isTrue();
      found += common(hits.ordinals(), items.exact(vectors.all()[ITEMS + query], 10, filter));
    }
    return found / (10. * QUERIES);
  }

  private static int common(int[] found, int[] exact) {
    return (int)
        Arrays.stream(found).filter(o -> Arrays.stream(exact).anyMatch(e -> e == o)).count();
  }

  private static int reachable(Graph graph) {
    VisitedNodes seen = new VisitedNodes();
    seen.reset(graph.count());
    int[] queue = new int[graph.count()];
    int size = 0;
    for (int entry : graph.entries()) {
      queue[size] = entry;
      size += seen.add(entry);
    }
    for (int at = 0; at < size; at++) {
      for (int slot = 0; slot < graph.rows().degree(queue[at]); slot++) {
        int neighbour = graph.rows().get(queue[at], slot);
        if (seen.add(neighbour) == 1) {
          queue[size++] = neighbour;
        }
      }
    }
    return size;
  }
}
