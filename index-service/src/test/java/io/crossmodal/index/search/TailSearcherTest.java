package io.crossmodal.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.ViewReading;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Searches of a graph view most of whose vectors are in no file yet. */
@Timeout(60)
final class TailSearcherTest {

  private static final int SEALED = 500;
  private static final int ALL = 8_000;
  private static final int QUERIES = 50;
  private static final int K = 10;

  @TempDir Path directory;

  private final float[][] vectors = TestViews.clustered(ALL + QUERIES);

  @Test
  void findsWhatAScanFinds() {
    assertFinds(vectors, OrdinalFilter.ALL);
  }

  @Test
  void findsWhatAScanFindsWhereQueriesLieApart() {
    assertFinds(TestViews.apart(vectors, ALL), OrdinalFilter.ALL);
  }

  @Test
  void findsWhatAScanFindsOfWhatMatches() {
    assertFinds(vectors, ordinal -> ordinal % 3 == 0);
  }

  private void assertFinds(float[][] vectors, OrdinalFilter filter) {
    int found = 0;
    try (QuantizedView graph = TestViews.graph(directory, vectors, SEALED, ALL);
        QuantizedView flat = TestViews.flat(vectors, ALL)) {
      for (int i = 0; i < QUERIES; i++) {
        float[] query = vectors[ALL + i];
        Map<Integer, Float> expected = new HashMap<>();
        new FlatSearcher()
            .search(flat, flat.bind(query), K, ALL, filter, Integer::compare, () -> {})
            .forEach(hit -> expected.put(hit.ordinal(), hit.score()));
        List<Hit> hits = search(graph, query, filter).hits();
        assertThat(hits).hasSize(K);
        for (Hit hit : hits) {
          Float score = expected.get(hit.ordinal());
          assertThat(filter.accepts(hit.ordinal())).isTrue();
          if (score != null) {
            assertThat(hit.score()).isEqualTo(score);
            found++;
          }
        }
      }
    }
    assertThat(found).isGreaterThanOrEqualTo(QUERIES * K * 99 / 100);
  }

  private static Scan search(QuantizedView view, float[] query, OrdinalFilter filter) {
    return new GraphViewSearcher()
        .search(
            view,
            view.bind(query),
            K,
            WalkEffort.USUAL,
            ALL,
            filter == OrdinalFilter.ALL,
            filter,
            Integer::compare,
            () -> {},
            () -> false);
  }

  @Test
  void estimatesWhereCodesAreWideAndTheViewIsWalked() {
    try (QuantizedView graph = TestViews.graph(directory, vectors, SEALED, ALL);
        QuantizedView flat = TestViews.flat(vectors, ALL);
        ViewReading walked = graph.read();
        ViewReading scanned = flat.read()) {
      assertThat(walked.sealedCount()).isEqualTo(SEALED);
      assertThat(walked.estimates(graph.bind(vectors[0]))).isNotNull();
      assertThat(scanned.estimates(flat.bind(vectors[0]))).isNull();
    }
  }
}
