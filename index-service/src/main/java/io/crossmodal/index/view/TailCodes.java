package io.crossmodal.index.view;

import io.crossmodal.index.codec.Scorer;
import io.crossmodal.index.codec.VectorCodec;
import org.jspecify.annotations.Nullable;

/**
 * The codes of a view's vectors that are in no file yet and, where the view says so, narrow codes
 * of the same vectors, by which a search finds its shortlist without reading all of the wide ones.
 *
 * <p>One writer, many readers, as {@link ChunkedCodes}.
 */
final class TailCodes implements AutoCloseable {

  private final ChunkedCodes codes;
  private final @Nullable VectorCodec narrowCodec;
  private final @Nullable ChunkedCodes narrow;

  TailCodes(ViewEncoding encoding) {
    this.codes = new ChunkedCodes(encoding.codec());
    this.narrowCodec = encoding.shortlistCodec();
    this.narrow = narrowCodec == null ? null : new ChunkedCodes(narrowCodec);
  }

  void append(float[] prepared) {
    if (narrow != null) {
      // Who sees the size of the wide ones sees the narrow ones.
      narrow.append(prepared);
    }
    codes.append(prepared);
  }

  int size() {
    return codes.size();
  }

  long allocatedBytes() {
    return codes.allocatedBytes() + (narrow == null ? 0 : narrow.allocatedBytes());
  }

  /** The score of a vector. */
  float score(Scorer scorer, int ordinal) {
    return scorer.score(codes.chunk(codes.chunkOf(ordinal)), codes.offsetOf(ordinal));
  }

  /** As {@link Scorer#deviation}. */
  double deviation(Scorer scorer, int ordinal) {
    return scorer.deviation(codes.chunk(codes.chunkOf(ordinal)), codes.offsetOf(ordinal));
  }

  /**
   * Scores at most {@code limit} vectors from an ordinal on, as many as lie in one piece.
   *
   * @return how many
   */
  int score(Scorer scorer, int from, int limit, float[] scores) {
    return score(codes, scorer, from, limit, scores);
  }

  /** What estimates the scores of a query, or null if there is nothing to estimate them by. */
  @Nullable Scorer estimator(float[] prepared) {
    return narrowCodec == null ? null : narrowCodec.scorer(prepared);
  }

  /** As {@link #score(Scorer, int, int, float[])}, by an {@link #estimator}. */
  int estimate(Scorer estimator, int from, int limit, float[] estimates) {
    if (narrow == null) {
      throw new IllegalStateException("no narrow codes (expected: a view that has some)");
    }
    return score(narrow, estimator, from, limit, estimates);
  }

  private static int score(ChunkedCodes codes, Scorer scorer, int from, int limit, float[] scores) {
    int chunk = codes.chunkOf(from);
    int count = Math.min(limit, codes.endOf(chunk) - from);
    scorer.score(codes.chunk(chunk), codes.offsetOf(from), count, scores);
    return count;
  }

  @Override
  public void close() {
    codes.close();
    if (narrow != null) {
      narrow.close();
    }
  }
}
