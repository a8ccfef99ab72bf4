package io.crossmodal.index.search;

import io.crossmodal.index.view.BoundQuery;
import io.crossmodal.index.view.ViewReading;
import java.util.List;

/**
 * How items are scored: by one query, or by examples of what is wanted and what is not.
 *
 * <p>With examples an item's score is that of its nearest positive one, less that of its nearest
 * negative one where this is above 0. For one thread.
 */
public final class Scoring {

  /** Hits whose codes are asked for their deviation. */
  private static final int SAMPLED = 16;

  private final List<BoundQuery> positives;
  private final List<BoundQuery> negatives;
  private float[] some = {};
  private float[] worst = {};

  private Scoring(List<BoundQuery> positives, List<BoundQuery> negatives) {
    this.positives = List.copyOf(positives);
    this.negatives = List.copyOf(negatives);
  }

  /** The scores of one query. */
  public static Scoring of(BoundQuery query) {
    return new Scoring(List.of(query), List.of());
  }

  /**
   * The scores by examples.
   *
   * @param positives at least one
   */
  public static Scoring of(List<BoundQuery> positives, List<BoundQuery> negatives) {
    return new Scoring(positives, negatives);
  }

  /** As {@link ViewReading#score(BoundQuery, int, int, float[])}. */
  int score(ViewReading reading, int from, int limit, float[] scores) {
    int count = reading.score(positives.getFirst(), from, limit, scores);
    if (positives.size() + negatives.size() > 1) {
      grow(scores.length);
      blend(
          scores,
          0,
          count,
          // One piece for one query is one piece for every query.
          query -> reading.score(query, from, from + count, some));
    }
    return count;
  }

  /** As {@link ViewReading#score(BoundQuery, int[], int, int, float[])}. */
  void score(ViewReading reading, int[] ordinals, int from, int to, float[] scores) {
    reading.score(positives.getFirst(), ordinals, from, to, scores);
    if (positives.size() + negatives.size() > 1) {
      grow(scores.length);
      blend(scores, from, to, query -> reading.score(query, ordinals, from, to, some));
    }
  }

  /** The deviation of the errors of the codes of some hits, on average over a few of them. */
  double deviation(ViewReading reading, List<Hit> hits) {
    int few = Math.min(hits.size(), SAMPLED);
    double sum = 0;
    for (int i = 0; i < few; i++) {
      int ordinal = hits.get((int) ((long) i * hits.size() / few)).ordinal();
      sum += reading.deviation(positives.getFirst(), ordinal);
    }
    return few == 0 ? 0 : sum / few;
  }

  /** Scores items by one example into {@link #some}. */
  private interface Pass {
    void run(BoundQuery query);
  }

  private void blend(float[] best, int from, int to, Pass pass) {
    for (BoundQuery positive : positives.subList(1, positives.size())) {
      pass.run(positive);
      for (int i = from; i < to; i++) {
        best[i] = Math.max(best[i], some[i]);
      }
    }
    for (int i = from; i < to; i++) {
      worst[i] = 0;
    }
    for (BoundQuery negative : negatives) {
      pass.run(negative);
      for (int i = from; i < to; i++) {
        worst[i] = Math.max(worst[i], some[i]);
      }
    }
    for (int i = from; i < to; i++) {
      best[i] -= worst[i];
    }
  }

  private void grow(int length) {
    if (some.length < length) {
      some = new float[length];
      worst = new float[length];
    }
  }
}
