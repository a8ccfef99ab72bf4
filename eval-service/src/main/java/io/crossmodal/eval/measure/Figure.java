package io.crossmodal.eval.measure;

import org.jspecify.annotations.Nullable;

/**
 * What one measure says of one view, direction and pool size.
 *
 * @param measure its key, for example {@code recall@10}
 * @param value over the sampled pools
 * @param interval of the value, clustered by image; null where none is computed
 * @param expected value over all possible pools, without sampling
 * @param expectedInterval of the expected value, clustered by image; null where none is computed
 * @param chance value of a random order
 */
public record Figure(
    String measure,
    double value,
    @Nullable Interval interval,
    double expected,
    @Nullable Interval expectedInterval,
    double chance) {

  /** The value over that of chance; 1 is no better than a random order. */
  public double lift() {
    return value / chance;
  }

  /** The interval over the chance level; null where there is none. */
  public @Nullable Interval liftInterval() {
    return interval == null ? null : interval.over(chance);
  }
}
