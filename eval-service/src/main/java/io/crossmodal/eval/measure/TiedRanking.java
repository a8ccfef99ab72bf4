package io.crossmodal.eval.measure;

import java.util.List;

/**
 * Where the relevant items of one query stand among its candidates, with ties left open.
 *
 * @param candidates items that were ranked, relevant ones among them
 * @param groups of relevant items, highest score first, at least one
 * @param grades of the relevant items
 */
public record TiedRanking(int candidates, List<TieGroup> groups, Grades grades) {

  public TiedRanking {
    groups = List.copyOf(groups);
    int relevant = groups.stream().mapToInt(TieGroup::relevant).sum();
    if (relevant < 1 || relevant > candidates) {
      throw new IllegalArgumentException(
          "relevant items: %d (expected: 1..%d, the candidates)".formatted(relevant, candidates));
    }
  }

  /** A ranking whose relevant items are alike. */
  public TiedRanking(int candidates, List<TieGroup> groups) {
    this(candidates, groups, Grades.ALIKE);
  }

  /** A ranking that says nothing: all candidates share one score. */
  public static TiedRanking uninformed(int candidates, int relevant) {
    return new TiedRanking(candidates, List.of(new TieGroup(0, candidates - relevant, relevant)));
  }

  /** Relevant items of the query. */
  public int relevant() {
    return groups.stream().mapToInt(TieGroup::relevant).sum();
  }

  /** True if the score of a relevant item does not tell it from one that is not relevant. */
  public boolean hasTies() {
    return groups.stream().anyMatch(g -> g.tied() > 0);
  }
}
