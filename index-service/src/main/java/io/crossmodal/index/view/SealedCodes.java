package io.crossmodal.index.view;

import io.crossmodal.index.codec.Scorer;
import io.crossmodal.index.codec.VectorCodec;
import io.crossmodal.index.graph.Graph;
import org.jspecify.annotations.Nullable;

/** Where a view gets the codes of its leading ordinals from, which are never appended to. */
sealed interface SealedCodes permits NoCodes, SegmentCodes, DerivedCodes {

  /** Ordinals, from 0. */
  int count();

  /** What encodes vectors as these were; vectors that come later too, so that equal ones tie. */
  VectorCodec codec();

  /**
   * Scores at most {@code limit} vectors from an ordinal on into {@code scores}, from index 0.
   *
   * @param limit 1 to what is there
   * @return how many were scored, at least one
   */
  int score(Scorer scorer, int from, int limit, float[] scores);

  /** Scores one vector. */
  float score(Scorer scorer, int ordinal);

  /** As {@link Scorer#deviation}. */
  double deviation(Scorer scorer, int ordinal);

  /** Brings the codes of {@code ordinals[0..count)} into the cache, where that pays. */
  default void prefetch(int[] ordinals, int count) {}

  /** Scores the vectors of {@code ordinals[0..count)} into {@code scores[0..count)}. */
  default void score(Scorer scorer, int[] ordinals, int count, float[] scores) {
    for (int i = 0; i < count; i++) {
      scores[i] = score(scorer, ordinals[i]);
    }
  }

  /** The graph of these vectors, if it is there. */
  @Nullable Graph graph();

  /** Begins to use the codes, unless they were closed. */
  boolean tryTake();

  /** Ends what {@link #tryTake} began. */
  void release();

  /** Bytes of the file, if there is one. */
  long fileBytes();

  /**
   * Frees them when nobody uses them any more.
   *
   * @param delete the file too
   */
  void close(boolean delete);
}
