package io.crossmodal.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.codec.Vectors;
import io.crossmodal.index.view.BoundQuery;
import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.Reduction;
import io.crossmodal.index.view.Similarity;
import io.crossmodal.index.view.ViewSpec;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over 3,000 items of which every 7th is the same, so that ties cross every boundary. */
final class FlatSearcherTest {

  private static final int ITEMS = 3_000;
  private static final int ALL = Integer.MAX_VALUE;

  private final FlatSearcher searcher = new FlatSearcher();
  private QuantizedView view;
  private BoundQuery query;
  private float[] scores;

  @BeforeEach
  void fill() {
    ViewSpec spec = new ViewSpec("v", 300, Reduction.TRUNCATE, 0, Precision.INT4);
    view = new QuantizedView(spec, 300, Similarity.COSINE);
    SplittableRandom random = new SplittableRandom(1);
    float[] same = Vectors.unit(300, random);
    for (int i = 0; i < ITEMS; i++) {
      view.append(i % 7 == 0 ? same : Vectors.unit(300, random));
    }
    query = view.bind(Vectors.near(same, 10, random));
    scores = new float[ITEMS];
    int[] all = IntStream.range(0, ITEMS).toArray();
    new CandidatePoolSearcher().score(view, query, all, scores);
  }

  @AfterEach
  void free() {
    view.close();
  }

  @Test
  void findsWhatASortOfAllScoresFinds() {
    for (int k : List.of(1, 10, 100, 428, 429, 500, ITEMS, 1_000_000_000)) {
      assertThat(search(k, ALL, OrdinalFilter.ALL)).isEqualTo(sorted(k, ALL, OrdinalFilter.ALL));
    }
  }

  @Test
  void findsAcceptedItemsOnly() {
    OrdinalFilter filter = ordinal -> ordinal % 3 == 1;
    assertThat(search(200, ALL, filter)).isEqualTo(sorted(200, ALL, filter)).hasSize(200);
    assertThat(search(200, ALL, ordinal -> ordinal == 2_999)).hasSize(1);
    assertThat(search(200, ALL, ordinal -> false)).isEmpty();
  }

  @Test
  void looksBelowTheLimitOnly() {
    assertThat(search(10, 1_025, OrdinalFilter.ALL))
        .isEqualTo(sorted(10, 1_025, OrdinalFilter.ALL));
    assertThat(search(10, 3, OrdinalFilter.ALL)).hasSize(3);
    assertThat(search(10, 0, OrdinalFilter.ALL)).isEmpty();
  }

  @Test
  void rejectsZeroK() {
    assertThatThrownBy(() -> search(0, ALL, OrdinalFilter.ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("k: 0 (expected: at least 1)");
  }

  @Test
  void endsWhenTheCheckpointThrows() {
    AtomicInteger checks = new AtomicInteger();
    Checkpoint second =
        () -> {
          if (checks.incrementAndGet() == 2) {
            throw new IllegalStateException("deadline");
          }
        };
    assertThatThrownBy(
            () ->
                searcher.search(view, query, 10, ALL, OrdinalFilter.ALL, Integer::compare, second))
        .hasMessage("deadline");
    assertThat(checks).hasValue(2);
    assertThat(search(1, ALL, OrdinalFilter.ALL)).hasSize(1);
  }

  @Test
  void saysWhatItLookedAtWhenItHadEnough() {
    AtomicInteger asked = new AtomicInteger();
    TieOrder ties = (a, b) -> Integer.compare(b, a);
    Scan some =
        searcher.scan(
            view,
            Scoring.of(query),
            10,
            ALL,
            OrdinalFilter.ALL,
            ties,
            Checkpoint.NONE,
            () -> asked.incrementAndGet() > 2);

    assertThat(some.complete()).isFalse();
    assertThat(some.scored()).isBetween(1, ITEMS - 1);
    assertThat(some.hits()).isEqualTo(sorted(10, some.scored(), OrdinalFilter.ALL));
  }

  private List<Hit> search(int k, int limit, OrdinalFilter filter) {
    // Ids descend with ordinals, so that the tie order is not the scan's.
    TieOrder ties = (a, b) -> Integer.compare(b, a);
    return searcher.search(view, query, k, limit, filter, ties, Checkpoint.NONE);
  }

  private List<Hit> sorted(int k, int limit, OrdinalFilter filter) {
    return IntStream.range(0, Math.min(limit, ITEMS))
        .filter(filter::accepts)
        .mapToObj(i -> new Hit(i, scores[i]))
        .sorted(Comparator.comparing(Hit::score).thenComparing(Hit::ordinal).reversed())
        .limit(k)
        .toList();
  }
}
