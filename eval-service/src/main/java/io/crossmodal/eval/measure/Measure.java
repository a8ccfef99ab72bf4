package io.crossmodal.eval.measure;

import java.util.List;

/**
 * A measure of one query's ranking: the sum, over its relevant items in the order of their ranks,
 * of a gain that depends on nothing but that order and the rank.
 *
 * <p>Every measure here has this form, and expectations are linear. So the expected value over the
 * order of ties and over all candidate pools needs only the distribution of each relevant item's
 * rank ({@link ExpectedGains}), and no measure has to know of ties or pools.
 */
public sealed interface Measure
    permits SuccessAt,
        RecallAt,
        PrecisionAt,
        NdcgAt,
        AveragePrecision,
        AveragePrecisionAt,
        ReachableAveragePrecisionAt,
        ReciprocalRank,
        ReciprocalRankAt,
        RPrecision,
        FirstRank {

  /** Its key in result files, for example {@code ndcg@10}. */
  String name();

  /** The last rank that has a gain; {@link Integer#MAX_VALUE} if all have. */
  int depth();

  /**
   * What a relevant item at a rank adds.
   *
   * @param ordinal 1 for the relevant item that is ranked first, up to {@code relevant}
   * @param rank 1 for the top of the list, at least {@code ordinal}, at most {@link #depth()}
   * @param relevant relevant items in the list
   */
  double gain(int ordinal, int rank, int relevant);

  /** True if queries are summed up by their median instead of their mean. */
  default boolean byMedian() {
    return false;
  }

  /**
   * What gains are multiplied by where relevant items have grades; 1 if grades do not matter.
   *
   * @param mean grade of the relevant items in question
   * @param ideal grades of all relevant items of the query, highest first
   */
  default double gradeFactor(double mean, List<Integer> ideal) {
    return 1;
  }

  /** A cut-off that can be used. */
  static void checkK(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k: %d (expected: at least 1)".formatted(k));
    }
  }
}
