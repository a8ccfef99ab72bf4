package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PoolExpectationTest {

  private static final List<Measure> MEASURES =
      new MeasureSettings(List.of(1, 2, 3, 10), List.of(2), 1, 100, .95).measures();

  @Test
  void equalsTheMeanOverAllOrdersOfTies() {
    for (int relevant = 1; relevant <= 3; relevant++) {
      for (int seed = 0; seed < 12; seed++) {
        float[] scores = scores(6, seed);
        check(scores, rows(relevant), 6);
      }
    }
  }

  @Test
  void equalsTheMeanOverAllPoolsAndOrdersOfTies() {
    for (int relevant = 1; relevant <= 3; relevant++) {
      for (int pool = relevant; pool <= 6; pool++) {
        for (int seed = 0; seed < 6; seed++) {
          check(scores(7, 100 * pool + seed), rows(relevant), pool);
        }
      }
    }
  }

  @Test
  void coversWideTiesAndManyRelevantItems() {
    // 20 others tie with 2 of 3 relevant items; means over sampled orders come close.
    float[] scores = new float[40];
    for (int row = 0; row < 40; row++) {
      scores[row] = row < 2 ? .5f : row < 22 ? .5f : row / 100f;
    }
    int[] relevant = {0, 1, 30};
    double[] expected = PoolExpectation.exact(MEASURES, 40).values(ranking(scores, relevant));
    double[] sampled = new double[MEASURES.size()];
    Random random = new Random(5);
    int trials = 40_000;
    for (int trial = 0; trial < trials; trial++) {
      List<Boolean> labels = SampledOrder.labels(scores, relevant, random);
      for (int m = 0; m < sampled.length; m++) {
        sampled[m] += NaiveMeasures.value(MEASURES.get(m), labels) / trials;
      }
    }
    for (int m = 0; m < sampled.length; m++) {
      double tolerance = MEASURES.get(m).name().endsWith("_rank") ? .1 : .01;
      assertThat(expected[m]).as(MEASURES.get(m).name()).isCloseTo(sampled[m], within(tolerance));
    }
  }

  @Test
  void givesTheExactFullRankingWhereThePoolIsTheGallery() {
    float[] scores = scores(500, 3);
    int[] relevant = {4, 77, 140, 141, 499};
    TiedRanking full = ranking(scores, relevant);
    double[] exact = PoolExpectation.exact(MEASURES, 500).values(full);
    double[] pooled = new PoolExpectation(MEASURES, 500, 500).values(full);
    assertThat(pooled).containsExactly(exact, within(1e-9));
  }

  @Test
  void agreesWithTheClosedFormOfTheReciprocalRank() {
    // One relevant item with K of M others ahead, D drawn: E[1 / (1 + X)] by the hypergeometric
    // law.
    int m = 400;
    int k = 37;
    int d = 99;
    double miss = 1;
    for (int i = 0; i < d + 1; i++) {
      miss *= (double) (m - k - i) / (m - i + 1e-300);
    }
    double closed = ((m + 1.0) / (d + 1) - miss * (m - d) / (d + 1)) / (k + 1);
    TiedRanking ranking = new TiedRanking(m + 1, List.of(new TieGroup(k, 0, 1)));
    double value =
        new PoolExpectation(List.of(new ReciprocalRank()), m + 1, d + 1).values(ranking)[0];
    assertThat(value).isCloseTo(closed, within(1e-12));
  }

  @Test
  void refusesPoolsThatCanNotBe() {
    assertThatThrownBy(() -> new PoolExpectation(MEASURES, 10, 11))
        .hasMessage("pool: 11 (expected: 1..10, the gallery)");
    PoolExpectation two = new PoolExpectation(MEASURES, 10, 2);
    assertThatThrownBy(() -> two.values(TiedRanking.uninformed(10, 3)))
        .hasMessage("ranking of 10 items, 3 relevant (expected: 10 items, at most 2 relevant)");
  }

  private static void check(float[] scores, int[] relevant, int pool) {
    double[] values =
        new PoolExpectation(MEASURES, scores.length, pool).values(ranking(scores, relevant));
    for (int m = 0; m < values.length; m++) {
      Measure measure = MEASURES.get(m);
      assertThat(values[m])
          .as("%s, %d relevant, pool of %d", measure.name(), relevant.length, pool)
          .isCloseTo(Enumeration.expected(measure, scores, relevant, pool), within(1e-12));
    }
  }

  private static TiedRanking ranking(float[] scores, int[] relevant) {
    RelevantScores counted = new RelevantScores(scores, relevant, new int[0]);
    counted.addGallery();
    return counted.ranking();
  }

  /** Few values, so that ties of every kind occur. */
  private static float[] scores(int items, long seed) {
    Random random = new Random(seed);
    float[] scores = new float[items];
    for (int i = 0; i < items; i++) {
      scores[i] = random.nextInt(3) - 1;
    }
    return scores;
  }

  private static int[] rows(int relevant) {
    return new int[][] {{}, {2}, {2, 0}, {2, 0, 5}}[relevant];
  }
}
