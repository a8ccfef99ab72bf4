package io.crossmodal.eval.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measures every view of one direction alike: the same pools, the same resamples.
 *
 * <p>Use: one instance a direction, {@link #view()} for each view, {@link ViewMeasurement#accept}
 * for each query, {@link ViewMeasurement#finish()}. Safe for use by several threads.
 */
public final class DirectionMeasurer {

  private final RetrievalTask task;
  private final MeasureSettings settings;
  private final List<Measure> measures;
  private final int[][] others;
  private final List<PoolScale> scales;
  private final ClusterBootstrap bootstrap;

  /**
   * Draws the pools.
   *
   * @throws IllegalArgumentException if a pool is larger than the gallery or holds fewer items than
   *     a query has relevant ones
   */
  public DirectionMeasurer(RetrievalTask task, MeasureSettings settings) {
    this.task = task;
    this.settings = settings;
    this.measures = settings.measures();
    long seed = settings.seed() ^ ((long) task.name().hashCode() << 32);
    this.others = draw(task, settings, seed);
    this.bootstrap = new ClusterBootstrap(task.clusters(), settings.resamples(), ~seed);
    this.scales = new ArrayList<>();
    for (int pool : settings.pools()) {
      scales.add(new PoolScale(task, measures, pool));
    }
  }

  /** The direction. */
  public RetrievalTask task() {
    return task;
  }

  /** Starts to measure a view. */
  public ViewMeasurement view() {
    return new ViewMeasurement(this);
  }

  /**
   * Rows that rank beside the relevant ones in a query's largest pool that is not the whole
   * gallery, in the order of drawing; none if every pool is.
   */
  public int[] drawn(int query) {
    return others(query).clone();
  }

  /** Rows that rank beside the relevant ones in a query's largest pool: those drawn come first. */
  public int[] largest(int query) {
    int[] drawn = others(query);
    if (settings.pools().stream().noneMatch(pool -> pool == task.gallery())) {
      return drawn.clone();
    }
    boolean[] taken = new boolean[task.gallery()];
    IntStream.concat(IntStream.of(task.relevant(query)), IntStream.of(drawn))
        .forEach(row -> taken[row] = true);
    return IntStream.concat(
            IntStream.of(drawn), IntStream.range(0, taken.length).filter(row -> !taken[row]))
        .toArray();
  }

  int[] others(int query) {
    return others[query];
  }

  List<Measure> measures() {
    return measures;
  }

  List<PoolScale> scales() {
    return scales;
  }

  MeasureSettings settings() {
    return settings;
  }

  ClusterBootstrap bootstrap() {
    return bootstrap;
  }

  private static int[][] draw(RetrievalTask task, MeasureSettings settings, long seed) {
    int largest = settings.pools().stream().mapToInt(Integer::intValue).max().orElseThrow();
    int smallest = settings.pools().stream().mapToInt(Integer::intValue).min().orElseThrow();
    if (smallest < task.maxRelevant() || largest > task.gallery()) {
      throw new IllegalArgumentException(
          "%s: pools %s (expected: %d, the most relevant items of a query, to %d, the gallery)"
              .formatted(task.name(), settings.pools(), task.maxRelevant(), task.gallery()));
    }
    int drawn =
        settings.pools().stream()
            .filter(pool -> pool < task.gallery())
            .max(Integer::compare)
            .orElse(0);
    CandidatePools pools = new CandidatePools(seed, task.gallery());
    int[][] others = new int[task.queries()][];
    int[][] relevant = task.relevant();
    for (int query = 0; query < others.length; query++) {
      others[query] =
          pools.others(query, relevant[query], Math.max(0, drawn - relevant[query].length));
    }
    return others;
  }
}
