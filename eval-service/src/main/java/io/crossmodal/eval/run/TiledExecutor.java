package io.crossmodal.eval.run;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scores every query of one direction against a large gallery in tiles, some queries by some rows,
 * so that nothing grows as queries times gallery and each id is named seldom.
 *
 * <p>The scores of a query's drawn pool come first, and so those of its relevant items: ranks are
 * then counts of what scores above and beside them, tile by tile.
 */
public final class TiledExecutor {

  /** Queries of a tile: with as many rows, the fewest ids are named. */
  private static final int QUERIES = 2_000;

  /** Scores of an answer, 16 MB. */
  private static final int SCORES_PER_ANSWER = 4_000_000;

  /** Scores of a query that must be the same in its pool and its tile. */
  private static final int COMPARED = 8;

  private final CandidateScorer scorer;
  private final int repeats;
  private final int queriesPerTile;
  private final int scoresPerAnswer;

  /**
   * An executor with answers of about 16 MB.
   *
   * @param repeats passes over the timed queries
   */
  public TiledExecutor(CandidateScorer scorer, int repeats) {
    this(scorer, repeats, QUERIES, SCORES_PER_ANSWER);
  }

  /**
   * An executor with tiles of a size.
   *
   * @param queriesPerTile queries that are begun at a time
   * @param scoresPerAnswer about as many scores are asked for at a time
   */
  public TiledExecutor(
      CandidateScorer scorer, int repeats, int queriesPerTile, int scoresPerAnswer) {
    this.scorer = scorer;
    this.repeats = repeats;
    this.queriesPerTile = queriesPerTile;
    this.scoresPerAnswer = scoresPerAnswer;
  }

  /**
   * Gives the scores of every query to the sink.
   *
   * @throws ServiceException naming view, direction and queries, if any score is missing or differs
   */
  public void run(SearchedView view, ScoringTask task, TileSink sink) {
    int queries = task.queryIds().size();
    for (int from = 0; from < queries; from += queriesPerTile) {
      int[] block = IntStream.range(from, Math.min(queries, from + queriesPerTile)).toArray();
      float[][] pools = new float[block.length][];
      for (int at = 0; at < block.length; ) {
        int many = poolsAtOnce(task, block, at);
        PoolScores scores = pools(view, task, Arrays.copyOfRange(block, at, at + many), List.of());
        System.arraycopy(scores.scores(), 0, pools, at, many);
        at += many;
      }
      for (int i = 0; i < block.length; i++) {
        sink.begin(block[i], pools[i]);
        pools[i] = Arrays.copyOf(pools[i], Math.min(COMPARED, pools[i].length));
      }
      tiles(view, task, block, pools, sink);
      for (int query : block) {
        sink.end(query);
      }
    }
  }

  /** Times of single queries by pool size. */
  public QueryTimes times(SearchedView view, ScoringTask task) {
    int items = task.itemIds().size();
    int[] timed = TimedQueries.of(task.queryIds().size());
    List<Integer> sizes = task.candidates();
    int drawn = (int) sizes.stream().filter(size -> size < items).count();
    long[][] nanos = new long[sizes.size()][timed.length * repeats];
    for (int pass = 0; pass < repeats; pass++) {
      int offset = pass * timed.length;
      for (int at = 0; at < timed.length && drawn > 0; ) {
        int many = poolsAtOnce(task, timed, at);
        int[] some = Arrays.copyOfRange(timed, at, at + many);
        keep(pools(view, task, some, sizes.subList(0, drawn)), nanos, 0, offset + at);
        at += many;
      }
      int many = Math.max(1, scoresPerAnswer / items);
      for (int at = 0; at < timed.length && drawn < sizes.size(); at += many) {
        int[] some = Arrays.copyOfRange(timed, at, Math.min(timed.length, at + many));
        PoolScores whole = score(view, task, some, task.itemIds(), null, List.of(items));
        keep(whole, nanos, drawn, offset + at);
      }
    }
    return new QueryTimes(sizes, nanos, task.queryIds().size());
  }

  private void tiles(
      SearchedView view, ScoringTask task, int[] block, float[][] pools, TileSink sink) {
    int items = task.itemIds().size();
    int rows = Math.max(1, scoresPerAnswer / block.length);
    for (int first = 0; first < items; first += rows) {
      List<String> ids = task.itemIds().subList(first, Math.min(items, first + rows));
      PoolScores tile = score(view, task, block, ids, null, List.of());
      for (int i = 0; i < block.length; i++) {
        compare(view, task, block[i], first, tile.scores()[i], pools[i]);
        sink.add(block[i], first, tile.scores()[i]);
      }
    }
  }

  private static void compare(
      SearchedView view, ScoringTask task, int query, int first, float[] tile, float[] pool) {
    int[] drawn = task.pools().drawn(query);
    for (int c = 0; c < pool.length; c++) {
      int at = drawn[c] - first;
      if (at >= 0
          && at < tile.length
          && Float.floatToRawIntBits(tile[at]) != Float.floatToRawIntBits(pool[c])) {
        throw ServiceException.of(
            ErrorReason.INTERNAL,
            "%s %s: query %s scores %s with %s in its pool (expected: %s, as in the gallery)",
            view.spec().name(),
            task.direction().key(),
            task.queryIds().get(query),
            pool[c],
            task.itemIds().get(drawn[c]),
            tile[at]);
      }
    }
  }

  /** How many of the queries from a place on fit one answer, at least one. */
  private int poolsAtOnce(ScoringTask task, int[] queries, int at) {
    int many = 0;
    long scores = 0;
    while (at + many < queries.length && (many == 0 || scores < scoresPerAnswer)) {
      scores += task.pools().drawn(queries[at + many]).length;
      many++;
    }
    return many;
  }

  /** Scores of drawn pools; ids that several pools hold are named once. */
  private PoolScores pools(
      SearchedView view, ScoringTask task, int[] queries, List<Integer> timedSizes) {
    Map<Integer, Integer> places = new LinkedHashMap<>();
    List<String> ids = new ArrayList<>();
    int[][] pools = new int[queries.length][];
    for (int i = 0; i < queries.length; i++) {
      int[] rows = task.pools().drawn(queries[i]);
      pools[i] = new int[rows.length];
      for (int c = 0; c < rows.length; c++) {
        Integer place = places.putIfAbsent(rows[c], ids.size());
        pools[i][c] = place == null ? ids.size() : place;
        if (place == null) {
          ids.add(task.itemIds().get(rows[c]));
        }
      }
    }
    return score(view, task, queries, ids, pools, timedSizes);
  }

  private PoolScores score(
      SearchedView view,
      ScoringTask task,
      int[] queries,
      List<String> ids,
      int @Nullable [][] pools,
      List<Integer> timedSizes) {
    List<String> queryIds = IntStream.of(queries).mapToObj(task.queryIds()::get).toList();
    try {
      return scorer.score(
          new PoolRequest(view.gallery(), view.view(), ids, queryIds, pools, timedSizes));
    } catch (ServiceException e) {
      throw task.failed(view.spec(), queries, "no scores", e);
    }
  }

  private static void keep(PoolScores scores, long[][] nanos, int firstSize, int at) {
    for (int i = 0; i < scores.nanos().length; i++) {
      for (int size = 0; size < scores.nanos()[i].length; size++) {
        nanos[firstSize + size][at + i] = scores.nanos()[i][size];
      }
    }
  }
}
