package io.crossmodal.eval.measure;

/** How a figure stands to what a random order gives. */
public enum Verdict {
  /** The interval lies above chance. */
  ABOVE_CHANCE,
  /** The interval covers chance: the figure shows nothing. */
  AT_CHANCE,
  /** The interval lies below chance: something turns the order round or breaks the codes. */
  BELOW_CHANCE;

  /** The verdict on an interval. */
  public static Verdict of(Interval interval, double chance) {
    if (interval.covers(chance)) {
      return AT_CHANCE;
    }
    return interval.low() > chance ? ABOVE_CHANCE : BELOW_CHANCE;
  }

  /** In words, for example {@code at chance}. */
  public String words() {
    return switch (this) {
      case ABOVE_CHANCE -> "above chance";
      case AT_CHANCE -> "at chance";
      case BELOW_CHANCE -> "below chance";
    };
  }
}
