package io.crossmodal.index.shard;

import org.jspecify.annotations.Nullable;

/**
 * How a shard's items are ranked.
 *
 * @param exact by their stored vectors instead of the view's codes
 * @param oversampling so many times as many hits by the codes are scored again by their stored
 *     vectors; {@link #CODES_ALONE}, or 0 for what the view's precision needs
 * @param threshold least score; null for any
 * @param grouping of the hits, groups being counted instead of them; null for none
 * @param bestEffort ends near the deadline with what there is
 * @param effort nodes that a walk through a graph keeps; 0 for as many as the recall takes
 * @param recall of ten that a walk shall reach; 0 for the usual one
 * @param minSequence a change that the shard must have; 0 for none
 */
public record RankSettings(
    boolean exact,
    double oversampling,
    @Nullable Float threshold,
    @Nullable Grouping grouping,
    boolean bestEffort,
    int effort,
    double recall,
    long minSequence) {

  /** The oversampling that takes the order and the scores of the codes. */
  public static final double CODES_ALONE = 1;

  /** Nothing said. */
  public static final RankSettings PLAIN = new RankSettings(false, 0, null, null, false, 0, 0, 0);

  /** The same with groups of another size; null for none. */
  public RankSettings withGrouping(@Nullable Grouping other) {
    return new RankSettings(
        exact, oversampling, threshold, other, bestEffort, effort, recall, minSequence);
  }

  /** The same for a shard that must have another change. */
  public RankSettings withMinSequence(long other) {
    return new RankSettings(
        exact, oversampling, threshold, grouping, bestEffort, effort, recall, other);
  }
}
