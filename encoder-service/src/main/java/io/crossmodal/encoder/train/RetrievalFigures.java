package io.crossmodal.encoder.train;

/**
 * How well one system ranks in one direction.
 *
 * @param system {@link #MODEL}, {@link #BASELINE} or {@link #CHANCE}
 * @param recallAt1 share of the queries with a relevant item first
 * @param mrr mean of one over the best relevant rank
 * @param medianRank median of the best relevant rank, from 1
 * @param queries queries asked
 * @param gallery items ranked for each
 */
public record RetrievalFigures(
    String system,
    Direction direction,
    double recallAt1,
    double recallAt5,
    double recallAt10,
    double mrr,
    double medianRank,
    int queries,
    int gallery) {

  public static final String MODEL = "model";
  public static final String BASELINE = "bag-of-words";
  public static final String CHANCE = "chance";

  @Override
  public String toString() {
    return "%-12s %s: R@1 %.4f, R@5 %.4f, R@10 %.4f, MRR %.4f, median rank %.1f (%d queries, %d items)"
        .formatted(
            system,
            direction.label(),
            recallAt1,
            recallAt5,
            recallAt10,
            mrr,
            medianRank,
            queries,
            gallery);
  }
}
