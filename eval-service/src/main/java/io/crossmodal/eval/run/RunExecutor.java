package io.crossmodal.eval.run;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scores every query of one direction in one view, batch after batch.
 *
 * <p>Each batch is asked for once against the whole gallery, which gives exact ranks, and once
 * against the queries' own pools, which gives their times: pools are nested, so the service tells
 * on the way through the largest when each smaller one was done. A pool's scores must be those of
 * the gallery bit for bit, so that what was timed is what was measured.
 */
public final class RunExecutor {

  /** Scores of one answer, so that it stays under gRPC's usual 4 MiB. */
  private static final int SCORES_PER_ANSWER = 1_000_000;

  private final CandidateScorer scorer;
  private final int scoresPerAnswer;

  /** An executor with answers of at most 4 MB, or of one query where that is more. */
  public RunExecutor(CandidateScorer scorer) {
    this(scorer, SCORES_PER_ANSWER);
  }

  RunExecutor(CandidateScorer scorer, int scoresPerAnswer) {
    this.scorer = scorer;
    this.scoresPerAnswer = scoresPerAnswer;
  }

  /**
   * Gives the scores of every query to the sink and returns the times.
   *
   * @throws ServiceException naming view, direction and queries, if any score is missing or differs
   */
  public QueryTimes run(SearchedView view, ScoringTask task, ScoreSink sink) {
    int queries = task.queryIds().size();
    long[][] nanos = new long[task.candidates().size()][queries];
    int batch = Math.max(1, scoresPerAnswer / Math.max(1, task.itemIds().size()));
    for (int from = 0; from < queries; from += batch) {
      runBatch(new Batch(view, task, from, Math.min(queries, from + batch)), nanos, sink);
    }
    return new QueryTimes(task.candidates(), nanos);
  }

  private void runBatch(Batch batch, long[][] nanos, ScoreSink sink) {
    float[][] gallery = batch.score(scorer, null, List.of()).scores();
    int[][] pools = batch.pools();
    PoolScores timed = batch.score(scorer, pools, batch.task.candidates());
    batch.verify(gallery, pools, timed.scores());
    batch.keep(timed.nanos(), nanos);
    for (int i = 0; i < gallery.length; i++) {
      sink.accept(batch.from + i, gallery[i]);
    }
  }

  /** Queries {@code from} to {@code to}, the latter excluded. */
  private record Batch(SearchedView view, ScoringTask task, int from, int to) {

    int[][] pools() {
      int[][] pools = new int[to - from][];
      for (int i = 0; i < pools.length; i++) {
        pools[i] = task.pools().largest(from + i);
      }
      return pools;
    }

    void keep(long[][] times, long[][] nanos) {
      for (int i = 0; i < times.length; i++) {
        for (int size = 0; size < nanos.length; size++) {
          nanos[size][from + i] = times[i][size];
        }
      }
    }

    PoolScores score(CandidateScorer scorer, int @Nullable [][] pools, List<Integer> timed) {
      List<String> queryIds = task.queryIds().subList(from, to);
      PoolRequest request =
          new PoolRequest(view.gallery(), view.view(), task.itemIds(), queryIds, pools, timed);
      try {
        return scorer.score(request);
      } catch (ServiceException e) {
        throw new ServiceException(
            e.reason(), "%s: no scores: %s".formatted(name(), e.getMessage()), e);
      }
    }

    void verify(float[][] gallery, int[][] pools, float[][] scores) {
      for (int i = 0; i < pools.length; i++) {
        for (int c = 0; c < pools[i].length; c++) {
          float expected = gallery[i][pools[i][c]];
          if (Float.floatToRawIntBits(scores[i][c]) != Float.floatToRawIntBits(expected)) {
            throw ServiceException.of(
                ErrorReason.INTERNAL,
                "%s: query %s scores %s with %s in its pool of %d (expected: %s, as in the gallery)",
                name(),
                task.queryIds().get(from + i),
                scores[i][c],
                task.itemIds().get(pools[i][c]),
                pools[i].length,
                expected);
          }
        }
      }
    }

    private String name() {
      return "%s %s, queries %d to %d of %d"
          .formatted(
              view.spec().name(), task.direction().key(), from + 1, to, task.queryIds().size());
    }
  }
}
