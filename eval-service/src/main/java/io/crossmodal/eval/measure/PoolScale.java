package io.crossmodal.eval.measure;

import java.util.Arrays;
import java.util.List;

/**
 * What one pool size needs to turn rankings into values: both expectations and the chance level.
 */
final class PoolScale {

  private final int candidates;
  private final PoolExpectation sampled;
  private final PoolExpectation expected;
  private final double[] chance;

  PoolScale(RetrievalTask task, List<Measure> measures, int candidates) {
    this.candidates = candidates;
    this.sampled = PoolExpectation.exact(measures, candidates);
    this.expected = new PoolExpectation(measures, task.gallery(), candidates);
    this.chance = chance(task, measures, candidates);
  }

  int candidates() {
    return candidates;
  }

  /** Values of a ranking of one sampled pool. */
  double[] sampled(TiedRanking pool) {
    return sampled.values(pool);
  }

  /** Values over all pools, from the full ranking. */
  double[] expected(TiedRanking gallery) {
    return expected.values(gallery);
  }

  /** Chance level of a measure, by its number. */
  double chance(int measure) {
    return chance[measure];
  }

  /** Mean or median over the queries of the chance levels of their numbers of relevant items. */
  private static double[] chance(RetrievalTask task, List<Measure> measures, int candidates) {
    int[] relevant = Arrays.stream(task.relevant()).mapToInt(rows -> rows.length).toArray();
    Grades[] grades = new Grades[relevant.length];
    Arrays.setAll(grades, query -> Grades.together(task.grades(query)));
    double[][] byRelevant = new double[task.maxRelevant() + 1][];
    for (int r : relevant) {
      if (byRelevant[r] == null) {
        byRelevant[r] = ChanceLevel.of(measures, candidates, r);
      }
    }
    double[] chance = new double[measures.size()];
    for (int m = 0; m < chance.length; m++) {
      int measure = m;
      double[] values = new double[relevant.length];
      Arrays.setAll(
          values,
          q -> byRelevant[relevant[q]][measure] * grades[q].factor(measures.get(measure), 0));
      chance[m] = measures.get(m).byMedian() ? Medians.of(values) : FigureBuilder.mean(values);
    }
    return chance;
  }
}
