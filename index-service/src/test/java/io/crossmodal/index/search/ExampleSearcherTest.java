package io.crossmodal.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.view.BoundQuery;
import io.crossmodal.index.view.QuantizedView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ExampleSearcherTest {

  private static final int SEALED = 7_000;
  private static final int ALL = 8_000;
  private static final int SEARCHES = 20;
  private static final int K = 10;

  @TempDir Path directory;

  private final float[][] vectors = TestViews.clustered(ALL + 100);

  private static List<BoundQuery> bind(QuantizedView view, float[][] vectors, int... numbers) {
    return IntStream.of(numbers).mapToObj(i -> view.bind(vectors[ALL + i])).toList();
  }

  private static Scan walk(
      QuantizedView view,
      List<BoundQuery> positives,
      List<BoundQuery> negatives,
      OrdinalFilter filter) {
    return new ExampleSearcher()
        .search(
            view,
            positives,
            negatives,
            K,
            WalkEffort.USUAL,
            ALL,
            filter == OrdinalFilter.ALL,
            filter,
            Integer::compare,
            () -> {},
            () -> false);
  }

  private static Scan scan(
      QuantizedView view,
      List<BoundQuery> positives,
      List<BoundQuery> negatives,
      OrdinalFilter filter) {
    return new FlatSearcher()
        .scan(
            view,
            Scoring.of(positives, negatives),
            K,
            ALL,
            filter,
            Integer::compare,
            () -> {},
            () -> false);
  }

  @Test
  void findsWhatAScanFindsWithoutScoringEverything() {
    try (QuantizedView graph = TestViews.graph(directory, vectors, SEALED, ALL);
        QuantizedView flat = TestViews.flat(vectors, ALL)) {
      List<Hit> missed = new ArrayList<>();
      for (int i = 0; i < SEARCHES; i++) {
        OrdinalFilter filter = i % 2 == 0 ? OrdinalFilter.ALL : ordinal -> ordinal % 3 != 0;
        int[] positives = {i, i + 1, i + 20};
        int[] negatives = i % 4 < 2 ? new int[0] : new int[] {i + 45};
        Scan walked =
            walk(graph, bind(graph, vectors, positives), bind(graph, vectors, negatives), filter);
        missed.addAll(
            scan(flat, bind(flat, vectors, positives), bind(flat, vectors, negatives), filter)
                .hits());
        missed.removeAll(walked.hits());
        if (negatives.length == 0) {
          assertThat(walked.plan())
              .isEqualTo(
                  filter == OrdinalFilter.ALL ? SearchPlan.GRAPH : SearchPlan.FILTERED_GRAPH);
        }
      }
      assertThat(missed).hasSizeLessThanOrEqualTo(SEARCHES * K / 50);
    }
  }

  @Test
  void scansWhenNegativeExamplesTakeEverythingNear() {
    try (QuantizedView graph = TestViews.graph(directory, vectors, SEALED, ALL)) {
      List<BoundQuery> same = bind(graph, vectors, 3);
      Scan found = walk(graph, same, same, OrdinalFilter.ALL);
      assertThat(found.plan()).isEqualTo(SearchPlan.SCAN);
      assertThat(found.hits()).isEqualTo(scan(graph, same, same, OrdinalFilter.ALL).hits());
    }
  }
}
