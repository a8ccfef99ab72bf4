package io.crossmodal.eval.run;

import io.crossmodal.eval.plan.SearchSpec;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Searches the whole gallery for every query of one direction, as callers do, and times some of the
 * queries one by one.
 *
 * <p>Where shards are to be missing, each query misses others, so that every shard is missed
 * equally often.
 */
public final class SearchExecutor {

  /** Queries of one request. */
  private static final int BATCH = 500;

  /** Hits of one request, so that its answer stays small. */
  private static final int HITS_PER_ANSWER = 50_000;

  private final ViewSearcher searcher;
  private final int repeats;

  /**
   * An executor.
   *
   * @param repeats timed passes over the timed queries
   */
  public SearchExecutor(ViewSearcher searcher, int repeats) {
    this.searcher = searcher;
    this.repeats = repeats;
  }

  /**
   * Gives what every query finds to the sink.
   *
   * @param k items that are looked for
   * @throws ServiceException naming view and direction, if any shard does not answer that should
   */
  public void run(SearchedView view, ScoringTask task, int k, HitSink sink) {
    Map<String, Integer> rows = new HashMap<>();
    for (String id : task.itemIds()) {
      rows.put(id, rows.size());
    }
    int missing = view.spec().search().missingShards();
    int turns = missing == 0 ? 1 : view.shards();
    int batch = Math.clamp(HITS_PER_ANSWER / k, 1, BATCH);
    int queries = task.queryIds().size();
    for (int turn = 0; turn < turns; turn++) {
      int[] mine = every(turns, turn, queries);
      for (int from = 0; from < mine.length; from += batch) {
        int[] some = Arrays.copyOfRange(mine, from, Math.min(mine.length, from + batch));
        List<FoundItems> found = search(view, task, some, k, leftOut(view, missing, turn));
        for (int i = 0; i < some.length; i++) {
          pass(some[i], found.get(i), rows, sink);
        }
      }
    }
  }

  /**
   * Times of single queries, whatever the size of the pool: the whole gallery is searched.
   *
   * @param k items that are looked for
   */
  public QueryTimes times(SearchedView view, ScoringTask task, int k) {
    int[] timed = TimedQueries.of(task.queryIds().size());
    long[] nanos = new long[timed.length * repeats];
    int missing = view.spec().search().missingShards();
    int warm = Math.min(timed.length, TimedQueries.WARM_UP);
    for (int i = 0; i < warm; i++) {
      var unused = one(view, task, timed[i], k, missing);
    }
    for (int pass = 0; pass < repeats; pass++) {
      for (int i = 0; i < timed.length; i++) {
        nanos[pass * timed.length + i] = one(view, task, timed[i], k, missing).nanos();
      }
    }
    long[][] bySize = new long[task.candidates().size()][];
    Arrays.fill(bySize, nanos);
    return new QueryTimes(task.candidates(), bySize, task.queryIds().size());
  }

  private FoundItems one(SearchedView view, ScoringTask task, int query, int k, int missing) {
    List<Integer> leftOut = leftOut(view, missing, query % view.shards());
    return search(view, task, new int[] {query}, k, leftOut).getFirst();
  }

  private List<FoundItems> search(
      SearchedView view, ScoringTask task, int[] queries, int k, List<Integer> leftOut) {
    SearchSpec search = view.spec().search();
    try {
      return searcher.search(
          new ViewQuery(
              view.gallery(),
              view.view(),
              IntStream.of(queries).mapToObj(task.queryIds()::get).toList(),
              k,
              task.among(),
              search,
              leftOut));
    } catch (ServiceException e) {
      throw task.failed(view.spec(), queries, "no answers", e);
    }
  }

  /**
   * Items that the evaluation does not rank, such as pictures without a caption, are passed over.
   */
  private static void pass(int query, FoundItems found, Map<String, Integer> rows, HitSink sink) {
    List<Integer> known = new ArrayList<>();
    for (int i = 0; i < found.ids().size(); i++) {
      if (rows.containsKey(found.ids().get(i))) {
        known.add(i);
      }
    }
    int[] hits = new int[known.size()];
    float[] scores = new float[hits.length];
    for (int i = 0; i < hits.length; i++) {
      int at = known.get(i);
      hits[i] = rows.getOrDefault(found.ids().get(at), -1);
      scores[i] = found.scores()[at];
      if (Float.isNaN(scores[i])) {
        throw ServiceException.of(
            ErrorReason.INTERNAL, "score of %s: NaN (expected: a number)", found.ids().get(at));
      }
    }
    sink.accept(query, hits, scores);
  }

  private static List<Integer> leftOut(SearchedView view, int missing, int turn) {
    return IntStream.range(0, missing).mapToObj(i -> (turn + i) % view.shards()).toList();
  }

  private static int[] every(int turns, int turn, int queries) {
    return IntStream.range(0, queries).filter(q -> q % turns == turn).toArray();
  }
}
