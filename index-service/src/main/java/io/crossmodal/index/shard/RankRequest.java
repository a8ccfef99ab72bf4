package io.crossmodal.index.shard;

import java.util.List;

/**
 * What to rank a shard's items for.
 *
 * @param view its name
 * @param queries vectors of the gallery's dimension, checked
 * @param negatives -1 if each query is one by itself; else they are examples that give one ranking,
 *     and so many of them, the last ones, are of what is not wanted
 * @param limit hits a query, or groups
 * @param selection which items may be found
 */
public record RankRequest(
    String view,
    List<float[]> queries,
    int negatives,
    int limit,
    Selection selection,
    RankSettings settings) {

  /** Queries that are ranked by the codes alone. */
  public RankRequest(String view, List<float[]> queries, int limit, Selection selection) {
    this(view, queries, -1, limit, selection, RankSettings.PLAIN);
  }

  /** True if the queries are examples that give one ranking. */
  public boolean examples() {
    return negatives >= 0;
  }

  /** Rankings that this asks for. */
  public int rankings() {
    return examples() ? 1 : queries.size();
  }

  /** The same of other items, in groups of another size. */
  public RankRequest regrouped(List<float[]> some, Selection other, Grouping grouping) {
    return new RankRequest(view, some, negatives, limit, other, settings.withGrouping(grouping));
  }

  /** The same for a shard that must have a change. */
  public RankRequest since(long sequence) {
    return new RankRequest(
        view, queries, negatives, limit, selection, settings.withMinSequence(sequence));
  }
}
