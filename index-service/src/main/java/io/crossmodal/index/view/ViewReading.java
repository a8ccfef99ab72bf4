package io.crossmodal.index.view;

import java.util.Objects;

/**
 * The vectors that a view had when the reading began; they stay readable until the reading is
 * closed.
 */
public final class ViewReading implements AutoCloseable {

  private final ViewSpec spec;
  private final ChunkedCodes codes;
  private final ReadLeases leases;
  private final int size;

  ViewReading(ViewSpec spec, ChunkedCodes codes, ReadLeases leases) {
    this.spec = spec;
    this.codes = codes;
    this.leases = leases;
    this.size = codes.size();
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
   */
  public int score(BoundQuery query, int from, int limit, float[] scores) {
    check(query);
    Objects.checkIndex(from, Math.min(limit, size));
    int chunk = codes.chunkOf(from);
    int end = Math.min(Math.min(limit, size), codes.endOf(chunk));
    int count = Math.min(scores.length, end - from);
    query.scorer().score(codes.chunk(chunk), codes.offsetOf(from), count, scores);
    return count;
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
   */
  public void score(BoundQuery query, int[] ordinals, int from, int to, float[] scores) {
    check(query);
    for (int i = from; i < to; i++) {
      int ordinal = Objects.checkIndex(ordinals[i], size);
      scores[i] =
          query.scorer().score(codes.chunk(codes.chunkOf(ordinal)), codes.offsetOf(ordinal));
    }
  }

  private void check(BoundQuery query) {
    if (!query.spec().equals(spec)) {
      throw new IllegalArgumentException(
          "query: bound to %s (expected: %s)".formatted(query.spec(), spec));
    }
  }

  @Override
  public void close() {
    leases.release();
  }
}
