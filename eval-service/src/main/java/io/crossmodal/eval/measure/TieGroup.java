package io.crossmodal.eval.measure;

/**
 * Relevant items that share one score, and what surrounds them in a ranking.
 *
 * @param above items that are not relevant and score more
 * @param tied items that are not relevant and score the same
 * @param relevant relevant items with this score, at least 1
 */
public record TieGroup(int above, int tied, int relevant) {

  public TieGroup {
    if (above < 0 || tied < 0 || relevant < 1) {
      throw new IllegalArgumentException(
          "tie group: %d above, %d tied, %d relevant (expected: 0.., 0.., 1..)"
              .formatted(above, tied, relevant));
    }
  }
}
