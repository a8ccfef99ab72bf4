package io.crossmodal.index.view;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.codec.Scorer;
import io.crossmodal.index.graph.Graph;
import io.crossmodal.index.graph.GraphEffort;
import io.crossmodal.index.graph.GraphHits;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The vectors that a view had when the reading began; they stay readable until the reading is
 * closed.
 */
public final class ViewReading implements AutoCloseable {

  /** Rows that are waited for together: few enough for the nearest caches. */
  private static final int GROUP = 64;

  private final ViewSpec spec;
  private final SealedCodes sealed;
  private final int sealedCount;
  private final TailCodes tail;
  private final ReadLeases leases;
  private final int size;

  /** Takes over a lease of each. */
  ViewReading(ViewSpec spec, SealedCodes sealed, TailCodes tail, ReadLeases leases) {
    this.spec = spec;
    this.sealed = sealed;
    this.sealedCount = sealed.count();
    this.tail = tail;
    this.leases = leases;
    this.size = sealedCount + tail.size();
  }

  public int size() {
    return size;
  }

  /**
   * Scores the vectors from ordinal {@code from} on, into {@code scores} from index 0 on: as many
   * as are stored in one piece, lie below {@code limit} and fit.
   *
   * @return how many were scored, at least one
   * @throws IndexOutOfBoundsException when {@code from} is not below the limit and {@link #size()}
   * @throws DamagedFileException when their codes in the view's file are not what was written
   */
  public int score(BoundQuery query, int from, int limit, float[] scores) {
    check(query);
    Objects.checkIndex(from, Math.min(limit, size));
    if (from < sealedCount) {
      int end = Math.min(limit, sealedCount);
      Scorer scorer = query.scorer(sealed.codec());
      return sealed.score(scorer, from, Math.min(scores.length, end - from), scores);
    }
    int count = Math.min(scores.length, Math.min(limit, size) - from);
    return tail.score(query.scorer(tail.codec()), from - sealedCount, count, scores);
  }

  /**
   * What estimates the scores of vectors that are in no file from {@link #sealedCount} on, many
   * times faster than they are scored; null where the view has nothing to estimate them by.
   */
  public @Nullable TailEstimates estimates(BoundQuery query) {
    check(query);
    Scorer estimator = tail.estimator(query.prepared());
    return estimator == null ? null : new TailEstimates(tail, estimator, sealedCount, size);
  }

  /** Vectors that are in a file; their ordinals come first. */
  public int sealedCount() {
    return sealedCount;
  }

  /** Scores the vectors of all the ordinals, in their order, into {@code scores}. */
  public void score(BoundQuery query, int[] ordinals, float[] scores) {
    score(query, ordinals, 0, ordinals.length, scores);
  }

  /**
   * Scores the vectors of the ordinals from index {@code from} to {@code to}, the latter excluded,
   * into {@code scores} at the same indexes.
   *
   * @throws IndexOutOfBoundsException when an ordinal is not in 0..{@link #size()}
   * @throws DamagedFileException when their codes in the view's file are not what was written
   */
  public void score(BoundQuery query, int[] ordinals, int from, int to, float[] scores) {
    check(query);
    int[] group = new int[Math.min(GROUP, to - from)];
    for (int start = from; start < to; start += GROUP) {
      int end = Math.min(start + GROUP, to);
      int count = 0;
      for (int i = start; i < end; i++) {
        group[count] = Objects.checkIndex(ordinals[i], size);
        count += ordinals[i] < sealedCount ? 1 : 0;
      }
      sealed.prefetch(group, count);
      for (int i = start; i < end; i++) {
        scores[i] = score(query, ordinals[i]);
      }
    }
  }

  private float score(BoundQuery query, int ordinal) {
    if (ordinal < sealedCount) {
      return sealed.score(query.scorer(sealed.codec()), ordinal);
    }
    return tail.score(query.scorer(tail.codec()), ordinal - sealedCount);
  }

  /**
   * The standard deviation of the error of a vector's score by its codes, 0 where they are exact or
   * say nothing of it.
   */
  public double deviation(BoundQuery query, int ordinal) {
    if (spec.precision() == Precision.FP32) {
      return 0;
    }
    if (ordinal < sealedCount) {
      return sealed.deviation(query.scorer(sealed.codec()), ordinal);
    }
    return tail.deviation(query.scorer(tail.codec()), ordinal - sealedCount);
  }

  /** The graph of leading ordinals, if there is one to walk through. */
  public @Nullable Graph graph() {
    return sealed.graph();
  }

  /**
   * The best of the graph's ordinals, with the scores that a scan would give.
   *
   * @param graph of this reading
   * @throws DamagedFileException when codes in the view's file are not what was written
   */
  public GraphHits walk(
      Graph graph,
      BoundQuery query,
      int k,
      GraphEffort effort,
      IntPredicate filter,
      Runnable checkpoint) {
    check(query);
    Scorer scorer = query.scorer(sealed.codec());
    return graph.search(
        query.prepared(),
        k,
        effort,
        filter,
        (ordinals, count, scores) -> sealed.score(scorer, ordinals, count, scores),
        checkpoint);
  }

  private void check(BoundQuery query) {
    if (!query.spec().equals(spec)) {
      throw new IllegalArgumentException(
          "query: bound to %s (expected: %s)".formatted(query.spec(), spec));
    }
  }

  @Override
  public void close() {
    sealed.release();
    leases.release();
  }
}
