package io.crossmodal.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.codec.Vectors;
import io.crossmodal.index.view.BoundQuery;
import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.Reduction;
import io.crossmodal.index.view.Similarity;
import io.crossmodal.index.view.ViewSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ConcurrentSearchTest {

  private static final int ITEMS = 20_000;
  private static final int DIMENSION = 64;
  private static final ViewSpec SPEC =
      new ViewSpec("v", DIMENSION, Reduction.TRUNCATE, 0, Precision.INT8);

  private final FlatSearcher searcher = new FlatSearcher();

  @Test
  void searchesBesideAppendsSeeAWholePrefix() throws Exception {
    float[][] vectors = vectors();
    float[] scores = new float[ITEMS];
    try (QuantizedView expected = new QuantizedView(SPEC, DIMENSION, Similarity.COSINE);
        QuantizedView view = new QuantizedView(SPEC, DIMENSION, Similarity.COSINE);
        ExecutorService readers = Executors.newFixedThreadPool(2)) {
      int[] ordinals = new int[ITEMS];
      for (int i = 0; i < ITEMS; i++) {
        expected.append(vectors[i]);
        ordinals[i] = i;
      }
      BoundQuery query = expected.bind(vectors[0]);
      new CandidatePoolSearcher().score(expected, query, ordinals, scores);
      List<Future<Integer>> searches = new ArrayList<>();
      for (int reader = 0; reader < 2; reader++) {
        searches.add(readers.submit(() -> searchUntilComplete(view, query, scores)));
      }
      for (float[] vector : vectors) {
        view.append(vector);
      }
      for (Future<Integer> search : searches) {
        assertThat(search.get(50, TimeUnit.SECONDS)).isPositive();
      }
    }
  }

  /** Every hit has the score of its finished item, and nothing below the size is missed. */
  private int searchUntilComplete(QuantizedView view, BoundQuery query, float[] scores) {
    int rounds = 0;
    int before;
    do {
      before = view.size();
      List<Hit> hits = search(view, query, ITEMS);
      assertThat(hits).hasSizeGreaterThanOrEqualTo(before);
      for (Hit hit : hits) {
        assertThat(hit.score()).isEqualTo(scores[hit.ordinal()]);
      }
      rounds++;
    } while (before < ITEMS);
    return rounds;
  }

  @Test
  void closingBesideSearchesNeitherBreaksNorBlocksThem() throws Exception {
    float[][] vectors = vectors();
    for (int round = 0; round < 10; round++) {
      QuantizedView view = new QuantizedView(SPEC, DIMENSION, Similarity.COSINE);
      for (float[] vector : vectors) {
        view.append(vector);
      }
      closeBesideSearches(view, view.bind(vectors[1]));
    }
  }

  private void closeBesideSearches(QuantizedView view, BoundQuery query)
      throws InterruptedException, ExecutionException, TimeoutException {
    CountDownLatch started = new CountDownLatch(1);
    try (ExecutorService readers = Executors.newSingleThreadExecutor()) {
      Future<String> end =
          readers.submit(
              () -> {
                try {
                  while (true) {
                    assertThat(search(view, query, 1).getFirst().ordinal()).isEqualTo(1);
                    started.countDown();
                  }
                } catch (IllegalStateException closed) {
                  return String.valueOf(closed.getMessage());
                }
              });
      assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
      view.close();
      assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo("view 'v': closed (expected: open)");
    }
  }

  private List<Hit> search(QuantizedView view, BoundQuery query, int k) {
    return searcher.search(
        view, query, k, Integer.MAX_VALUE, OrdinalFilter.ALL, Integer::compare, Checkpoint.NONE);
  }

  private static float[][] vectors() {
    SplittableRandom random = new SplittableRandom(3);
    float[][] vectors = new float[ITEMS][];
    for (int i = 0; i < ITEMS; i++) {
      vectors[i] = Vectors.unit(DIMENSION, random);
    }
    return vectors;
  }
}
