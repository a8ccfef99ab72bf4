package io.crossmodal.encoder.train;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The best relevant rank of each query, from 1.
 *
 * <p>Items with the same score share the mean of their ranks, so a system that scores everything
 * alike ranks in the middle and not first.
 */
record Ranks(double[] best) {

  static Ranks of(Pairing pairing, Direction direction, Scorer scorer) {
    return new Ranks(
        IntStream.range(0, pairing.queries(direction))
            .parallel()
            .mapToDouble(query -> rank(pairing, direction, scorer, query))
            .toArray());
  }

  private static double rank(Pairing pairing, Direction direction, Scorer scorer, int query) {
    int gallery = pairing.gallery(direction);
    double[] scores = new double[gallery];
    double relevant = Double.NEGATIVE_INFINITY;
    for (int item = 0; item < gallery; item++) {
      scores[item] = scorer.score(direction, query, item);
      if (pairing.relevant(direction, query, item)) {
        relevant = Math.max(relevant, scores[item]);
      }
    }
    double ahead = 0;
    for (int item = 0; item < gallery; item++) {
      if (!pairing.relevant(direction, query, item)) {
        ahead += scores[item] > relevant ? 1 : scores[item] == relevant ? 0.5 : 0;
      }
    }
    return 1 + ahead;
  }

  double recallAt(int k) {
    return Arrays.stream(best).filter(rank -> rank <= k).count() / (double) best.length;
  }

  double meanReciprocal() {
    return Arrays.stream(best).map(rank -> 1 / rank).average().orElse(0);
  }

  double median() {
    double[] sorted = best.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  static RetrievalFigures figures(
      String system, Pairing pairing, Direction direction, Scorer scorer) {
    Ranks ranks = of(pairing, direction, scorer);
    return new RetrievalFigures(
        system,
        direction,
        ranks.recallAt(1),
        ranks.recallAt(5),
        ranks.recallAt(10),
        ranks.meanReciprocal(),
        ranks.median(),
        pairing.queries(direction),
        pairing.gallery(direction));
  }
}
