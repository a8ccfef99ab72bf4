package io.crossmodal.eval.plan;

import java.util.Comparator;

/**
 * How a view is searched.
 *
 * @param structure that the view has
 * @param effort nodes that a walk through a graph keeps; 0 leaves it to {@code targetRecall}
 * @param targetRecall share of the nearest that a walk shall find; 0 for a flat view or with an
 *     effort
 * @param oversampling hits of the codes, in multiples of those wanted, that are scored again in
 *     fp32; 1 takes the codes' own order
 * @param missingShards shards of each query that do not answer it
 */
public record SearchSpec(
    Structure structure, int effort, double targetRecall, double oversampling, int missingShards)
    implements Comparable<SearchSpec> {

  /** Every item is scored by its code, and all of them are ranked. */
  public static final SearchSpec EXHAUSTIVE = new SearchSpec(Structure.FLAT, 0, 0, 1, 0);

  /** Target of a walk where a plan names neither effort nor target. */
  public static final double USUAL_RECALL = .99;

  private static final Comparator<SearchSpec> ORDER =
      Comparator.comparing(SearchSpec::structure)
          .thenComparingInt(SearchSpec::effort)
          .thenComparingDouble(SearchSpec::targetRecall)
          .thenComparingDouble(SearchSpec::oversampling)
          .thenComparingInt(SearchSpec::missingShards);

  /** True if the best are looked for, so that an item can be missed; false if all are ranked. */
  public boolean looks() {
    return !equals(EXHAUSTIVE);
  }

  /** The same with all shards. */
  public SearchSpec whole() {
    return new SearchSpec(structure, effort, targetRecall, oversampling, 0);
  }

  /** The same without reranking: fp32 needs none. */
  SearchSpec unreranked() {
    return new SearchSpec(structure, effort, targetRecall, 1, missingShards);
  }

  /** What it adds to the name of its view, for example {@code _graph_effort_64_rerank_4}. */
  public String suffix() {
    StringBuilder text = new StringBuilder();
    if (structure == Structure.GRAPH) {
      text.append(effort > 0 ? "_graph_effort_" + effort : "_graph_recall_" + number(targetRecall));
    }
    if (oversampling != 1) {
      text.append("_rerank_").append(number(oversampling));
    }
    if (missingShards > 0) {
      text.append("_missing_").append(missingShards);
    }
    return text.toString();
  }

  @Override
  public int compareTo(SearchSpec other) {
    return ORDER.compare(this, other);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
