package io.crossmodal.eval.measure;

/**
 * The expected value of a measure of binary relevance, exact for every number of ties.
 *
 * @param name as users write it
 * @param measure that is summed up
 */
public record ExpectedMeasure(String name, Measure measure) implements ListMeasure {

  @Override
  public double value(JudgedList list) {
    int relevant = list.relevant();
    double sum = 0;
    int above = 0;
    int earlier = 0;
    for (int[] group : list.groups()) {
      int own = list.relevantOf(group);
      int others = group.length - own;
      for (int i = 1; i <= own && earlier + i + above <= measure.depth(); i++) {
        sum += gain(i, own, others, earlier, above, relevant);
      }
      earlier += own;
      above += others;
    }
    return sum;
  }

  /** Of the {@code i}-th relevant item of a group, over its ranks. */
  private double gain(int i, int own, int others, int earlier, int above, int relevant) {
    Distribution before = Distribution.othersBefore(i, own, others);
    double[] weights = before.weights();
    double sum = 0;
    for (int j = 0; j < weights.length; j++) {
      int rank = earlier + i + above + before.from() + j;
      if (rank <= measure.depth()) {
        sum += weights[j] * measure.gain(earlier + i, rank, relevant);
      }
    }
    return sum;
  }
}
