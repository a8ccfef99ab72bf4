package io.crossmodal.eval.measure;

/**
 * A point of the precision-recall curve: the highest precision at any rank where at least this
 * share of the relevant items has been found, as trec_eval's {@code iprec_at_recall}. Ties are in
 * trec_eval's order.
 *
 * @param recall 0 to 1
 */
public record InterpolatedPrecisionAt(double recall) implements ListMeasure {

  public InterpolatedPrecisionAt {
    if (!(recall >= 0 && recall <= 1)) {
      throw new IllegalArgumentException("recall: %s (expected: 0..1)".formatted(recall));
    }
  }

  @Override
  public String name() {
    return "IPrec@%s".formatted(recall);
  }

  @Override
  public double value(JudgedList list) {
    int wanted = (int) (recall * list.relevant() + .9);
    double best = 0;
    int found = 0;
    int rank = 0;
    for (int[] group : list.groups()) {
      for (int grade : group) {
        rank++;
        found += grade >= list.level() ? 1 : 0;
        if (found >= wanted && grade >= list.level()) {
          best = Math.max(best, (double) found / rank);
        }
      }
    }
    return best;
  }
}
