package io.crossmodal.index.view;

import io.crossmodal.index.codec.Scorer;
import io.crossmodal.index.codec.VectorCodec;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The codes of a view's vectors that are in no file yet and, where the view says so, narrow codes
 * of the same vectors, by which a search finds its shortlist without reading all of the wide ones.
 *
 * <p>One writer, many readers, as {@link ChunkedCodes}.
 */
final class TailCodes implements AutoCloseable {

  private final Supplier<VectorCodec> codec;
  private final @Nullable VectorCodec narrowCodec;
  private final @Nullable ChunkedCodes narrow;
  private volatile @Nullable ChunkedCodes codes;

  /**
   * @param codec of the first vector and all after it, asked for when it comes
   */
  TailCodes(ViewEncoding encoding, Supplier<VectorCodec> codec) {
    this.codec = codec;
    this.narrowCodec = encoding.shortlistCodec();
    this.narrow = narrowCodec == null ? null : new ChunkedCodes(narrowCodec);
  }

  void append(float[] prepared) {
    if (narrow != null) {
      // Who sees the size of the wide ones sees the narrow ones.
      narrow.append(prepared);
    }
    ChunkedCodes wide = codes;
    if (wide == null) {
      wide = new ChunkedCodes(codec.get());
      codes = wide;
    }
    wide.append(prepared);
  }

  int size() {
    ChunkedCodes wide = codes;
    return wide == null ? 0 : wide.size();
  }

  long usedBytes() {
    ChunkedCodes wide = codes;
    return wide == null ? 0 : wide.usedBytes();
  }

  long allocatedBytes() {
    ChunkedCodes wide = codes;
    return (wide == null ? 0 : wide.allocatedBytes())
        + (narrow == null ? 0 : narrow.allocatedBytes());
  }

  /** What there are only when there are vectors. */
  private ChunkedCodes codes() {
    return Objects.requireNonNull(codes, "no vectors in memory (expected: some)");
  }

  /** The codec of the codes; there must be some. */
  VectorCodec codec() {
    return codes().codec();
  }

  /** The score of a vector. */
  float score(Scorer scorer, int ordinal) {
    ChunkedCodes wide = codes();
    return scorer.score(wide.chunk(wide.chunkOf(ordinal)), wide.offsetOf(ordinal));
  }

  /** As {@link Scorer#deviation}. */
  double deviation(Scorer scorer, int ordinal) {
    ChunkedCodes wide = codes();
    return scorer.deviation(wide.chunk(wide.chunkOf(ordinal)), wide.offsetOf(ordinal));
  }

  /**
   * Scores at most {@code limit} vectors from an ordinal on, as many as lie in one piece.
   *
   * @return how many
   */
  int score(Scorer scorer, int from, int limit, float[] scores) {
    return score(codes(), scorer, from, limit, scores);
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
    ChunkedCodes wide = codes;
    if (wide != null) {
      wide.close();
    }
    if (narrow != null) {
      narrow.close();
    }
  }
}
