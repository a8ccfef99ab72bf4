package io.crossmodal.eval.measure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Takes the scores of one view, query by query, and keeps what measures need of them.
 *
 * <p>Different queries may be given by different threads.
 */
public final class ViewMeasurement {

  private final DirectionMeasurer direction;
  private final double[][][] sampled;
  private final double[][][] expected;
  private final boolean[] tied;
  private final boolean[] seen;

  ViewMeasurement(DirectionMeasurer direction) {
    this.direction = direction;
    int queries = direction.task().queries();
    int pools = direction.scales().size();
    this.sampled = new double[pools][queries][];
    this.expected = new double[pools][queries][];
    this.tied = new boolean[queries];
    this.seen = new boolean[queries];
  }

  /**
   * Takes the scores of a query, and does not keep the array.
   *
   * @param query its number in the task
   * @param scores by gallery row, higher is better
   * @throws IllegalArgumentException if there is not one score an item, or one is NaN
   */
  public void accept(int query, float[] scores) {
    RetrievalTask task = direction.task();
    if (scores.length != task.gallery()) {
      throw new IllegalArgumentException(
          "%s: %d scores of query %d (expected: %d, one an item)"
              .formatted(task.name(), scores.length, query, task.gallery()));
    }
    int[] relevant = task.relevant(query);
    int[] grades = task.grades(query);
    RelevantScores all = new RelevantScores(scores, relevant, grades);
    all.addGallery();
    keep(
        query,
        all.ranking(),
        new RelevantScores(scores, relevant, grades),
        direction.others(query));
  }

  /**
   * Takes a query whose scores have been counted, and the scores of its drawn pool.
   *
   * @param query its number in the task
   * @param full counts of all items
   * @param pool scores of the relevant items, then of the others in the order of drawing
   */
  public void accept(int query, RankCounts full, float[] pool) {
    int relevant = direction.task().relevant(query).length;
    int[] places = IntStream.range(0, pool.length).toArray();
    keep(
        query,
        full.ranking(),
        new RelevantScores(pool, Arrays.copyOf(places, relevant), direction.task().grades(query)),
        Arrays.copyOfRange(places, relevant, places.length));
  }

  /**
   * Takes what a search found of a query; what it missed ranks behind, relevant items last of all.
   *
   * @param query its number in the task
   * @param rows that were found, none twice
   * @param scores of them
   */
  public void acceptFound(int query, int[] rows, float[] scores) {
    RetrievalTask task = direction.task();
    int[] relevant = task.relevant(query);
    FoundScores found = new FoundScores(rows, scores);
    accept(
        query,
        found.counts(task.gallery(), relevant, task.grades(query)),
        found.pool(relevant, direction.others(query)));
  }

  /** Measures every pool; {@code others} are places of the drawn ones in the scores. */
  private void keep(int query, TiedRanking full, RelevantScores drawn, int[] others) {
    tied[query] = full.hasTies();
    int relevant = direction.task().relevant(query).length;
    List<PoolScale> scales = direction.scales();
    int taken = 0;
    for (int pool = 0; pool < scales.size(); pool++) {
      PoolScale scale = scales.get(pool);
      expected[pool][query] = scale.expected(full);
      if (scale.candidates() == direction.task().gallery()) {
        // The one pool that there is.
        sampled[pool][query] = expected[pool][query];
        continue;
      }
      int upTo = scale.candidates() - relevant;
      drawn.add(others, taken, upTo);
      taken = upTo;
      sampled[pool][query] = scale.sampled(drawn.ranking());
    }
    seen[query] = true;
  }

  /**
   * The figures, one a pool size in the order of the settings.
   *
   * @throws IllegalStateException if a query is missing
   */
  public List<PoolFigures> finish() {
    int tiedQueries = 0;
    for (int query = 0; query < seen.length; query++) {
      if (!seen[query]) {
        throw new IllegalStateException(
            "%s: query %d has no scores (expected: every query)"
                .formatted(direction.task().name(), query));
      }
      tiedQueries += tied[query] ? 1 : 0;
    }
    FigureBuilder builder = new FigureBuilder(direction, (double) tiedQueries / seen.length);
    return builder.figures(sampled, expected);
  }
}
