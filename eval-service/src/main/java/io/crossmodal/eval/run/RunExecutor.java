package io.crossmodal.eval.run;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores every query of one direction in one view, batch after batch.
 *
 * <p>Each batch is asked for once against the whole gallery, which gives exact ranks. Evenly spaced
 * queries of it are asked for again against their own pools, which gives their times: pools are
 * nested, so the service tells on the way through the largest when each smaller one was done. A
 * pool's scores must be those of the gallery bit for bit, so that what was timed is what was
 * measured.
 */
public final class RunExecutor {

  /** Scores of one answer, so that it stays under gRPC's usual 4 MiB. */
  private static final int SCORES_PER_ANSWER = 1_000_000;

  private final CandidateScorer scorer;
  private final int repeats;
  private final int scoresPerAnswer;

  /**
   * An executor with answers of at most 4 MB, or of one query where that is more.
   *
   * @param repeats passes over the timed queries
   */
  public RunExecutor(CandidateScorer scorer, int repeats) {
    this(scorer, repeats, SCORES_PER_ANSWER);
  }

  RunExecutor(CandidateScorer scorer, int repeats, int scoresPerAnswer) {
    this.scorer = scorer;
    this.repeats = repeats;
    this.scoresPerAnswer = scoresPerAnswer;
  }

  /**
   * Gives the scores of every query to the sink and returns the times.
   *
   * @throws ServiceException naming view, direction and queries, if any score is missing or differs
   */
  public QueryTimes run(SearchedView view, ScoringTask task, ScoreSink sink) {
    int queries = task.queryIds().size();
    int[] timed = TimedQueries.of(queries);
    long[][] nanos = new long[task.candidates().size()][timed.length * repeats];
    int batch = Math.max(1, scoresPerAnswer / Math.max(1, task.itemIds().size()));
    int next = 0;
    for (int from = 0; from < queries; from += batch) {
      Batch all = new Batch(view, task, IntStream.range(from, Math.min(queries, from + batch)));
      float[][] gallery = all.score(scorer, false).scores();
      int end = next;
      while (end < timed.length && timed[end] < from + gallery.length) {
        end++;
      }
      if (end > next) {
        Batch sample = new Batch(view, task, Arrays.stream(timed, next, end));
        for (int pass = 0; pass < repeats; pass++) {
          PoolScores scores = sample.score(scorer, true);
          sample.verify(gallery, from, scores.scores());
          keep(scores.nanos(), nanos, pass * timed.length + next);
        }
        next = end;
      }
      for (int i = 0; i < gallery.length; i++) {
        sink.accept(from + i, gallery[i]);
      }
    }
    return new QueryTimes(task.candidates(), nanos, queries);
  }

  private static void keep(long[][] times, long[][] nanos, int at) {
    for (int i = 0; i < times.length; i++) {
      for (int size = 0; size < nanos.length; size++) {
        nanos[size][at + i] = times[i][size];
      }
    }
  }

  /** Queries that are asked for at once. */
  private record Batch(SearchedView view, ScoringTask task, List<Integer> queries) {

    Batch(SearchedView view, ScoringTask task, IntStream queries) {
      this(view, task, queries.boxed().toList());
    }

    /** The scores in the queries' own pools, with times, or in the whole gallery. */
    PoolScores score(CandidateScorer scorer, boolean pooled) {
      PoolRequest request =
          new PoolRequest(
              view.gallery(),
              view.view(),
              task.itemIds(),
              queries.stream().map(task.queryIds()::get).toList(),
              pooled ? queries.stream().map(task.pools()::largest).toArray(int[][]::new) : null,
              pooled ? task.candidates() : List.of());
      try {
        return scorer.score(request);
      } catch (ServiceException e) {
        throw new ServiceException(
            e.reason(), "%s: no scores: %s".formatted(name(), e.getMessage()), e);
      }
    }

    /** Compares scores in pools with those in the gallery, whose first query is {@code from}. */
    void verify(float[][] gallery, int from, float[][] scores) {
      for (int i = 0; i < scores.length; i++) {
        int query = queries.get(i);
        int[] pool = task.pools().largest(query);
        for (int c = 0; c < pool.length; c++) {
          float expected = gallery[query - from][pool[c]];
          if (Float.floatToRawIntBits(scores[i][c]) != Float.floatToRawIntBits(expected)) {
            throw ServiceException.of(
                ErrorReason.INTERNAL,
                "%s: query %s scores %s with %s in its pool of %d (expected: %s, as in the gallery)",
                name(),
                task.queryIds().get(query),
                scores[i][c],
                task.itemIds().get(pool[c]),
                pool.length,
                expected);
          }
        }
      }
    }

    private String name() {
      return "%s %s, queries %d to %d of %d"
          .formatted(
              view.spec().name(),
              task.direction().key(),
              queries.getFirst() + 1,
              queries.getLast() + 1,
              task.queryIds().size());
    }
  }
}
