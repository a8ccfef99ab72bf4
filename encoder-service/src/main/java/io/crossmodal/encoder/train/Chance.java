package io.crossmodal.encoder.train;

/** What ranking in a random order gives on average, by the exact law of the best relevant rank. */
final class Chance {

  private Chance() {}

  static RetrievalFigures figures(Pairing pairing, Direction direction) {
    double[] law = law(pairing, direction);
    return new RetrievalFigures(
        RetrievalFigures.CHANCE,
        direction,
        within(law, 1),
        within(law, 5),
        within(law, 10),
        meanReciprocal(law),
        median(law),
        pairing.queries(direction),
        pairing.gallery(direction));
  }

  /** Probability of each best rank, the mean over the queries; index 0 is rank 1. */
  private static double[] law(Pairing pairing, Direction direction) {
    int gallery = pairing.gallery(direction);
    double[] law = new double[gallery];
    for (int query = 0; query < pairing.queries(direction); query++) {
      int relevant = relevant(pairing, direction, query);
      double noneYet = 1;
      for (int rank = 0; rank < gallery && noneYet > 0; rank++) {
        double hit = Math.min(1, (double) relevant / (gallery - rank));
        law[rank] += noneYet * hit / pairing.queries(direction);
        noneYet *= 1 - hit;
      }
    }
    return law;
  }

  private static int relevant(Pairing pairing, Direction direction, int query) {
    int count = 0;
    for (int item = 0; item < pairing.gallery(direction); item++) {
      count += pairing.relevant(direction, query, item) ? 1 : 0;
    }
    return count;
  }

  private static double within(double[] law, int k) {
    double sum = 0;
    for (int rank = 0; rank < Math.min(k, law.length); rank++) {
      sum += law[rank];
    }
    return sum;
  }

  private static double meanReciprocal(double[] law) {
    double sum = 0;
    for (int rank = 0; rank < law.length; rank++) {
      sum += law[rank] / (rank + 1);
    }
    return sum;
  }

  /**
   * The middle between the last rank with at most half of the mass below and the first with more.
   */
  private static double median(double[] law) {
    double mass = 0;
    for (int rank = 0; rank < law.length; rank++) {
      mass += law[rank];
      if (mass > 0.5 + 1e-9) {
        return rank + 1;
      }
      if (mass > 0.5 - 1e-9) {
        return rank + 1.5;
      }
    }
    return law.length;
  }
}
