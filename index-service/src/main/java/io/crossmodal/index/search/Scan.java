package io.crossmodal.index.search;

import java.util.List;

/**
 * What a search over codes found.
 *
 * @param hits best first
 * @param scored items that were scored
 * @param complete false if it was ended before all of them were
 * @param plan what was done in the end, also where another way was tried first
 * @param deviation of the scores' errors by the codes of the hits; 0 where none is known
 * @param certainty how likely it is that no better item by the same scores was missed, 0 to 1
 */
public record Scan(
    List<Hit> hits,
    int scored,
    boolean complete,
    SearchPlan plan,
    double deviation,
    double certainty) {

  /** One that looked at every item unless it was ended early. */
  static Scan ofAll(
      List<Hit> hits, int scored, boolean complete, SearchPlan plan, double deviation) {
    return new Scan(hits, scored, complete, plan, deviation, complete ? 1 : 0);
  }

  /** The same cut to so many hits, with what is known of their being the best. */
  public Scan cut(int limit, double certainty) {
    List<Hit> best = hits.size() <= limit ? hits : hits.subList(0, limit);
    return new Scan(best, scored, complete, plan, deviation, certainty);
  }

  /** The same of whose hits it is not known whether they are the best. */
  public Scan unsure() {
    return new Scan(hits, scored, complete, plan, deviation, Double.NaN);
  }
}
