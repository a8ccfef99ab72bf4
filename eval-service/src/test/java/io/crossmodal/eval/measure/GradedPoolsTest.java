package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GradedPoolsTest {

  private static final int ITEMS = 12;
  private static final int[] RELEVANT = {2, 5, 7, 11};
  private static final int[] GRADES = {3, 1, 2, 1};

  @Test
  void nDcgOfGradesIsThatOfTheListWhateverTheTies() {
    Random random = new Random(4);
    for (int round = 0; round < 50; round++) {
      float[] scores = new float[ITEMS];
      for (int i = 0; i < ITEMS; i++) {
        scores[i] = random.nextInt(round % 2 == 0 ? 5 : 1_000);
      }
      RankCounts counts = new RankCounts(of(scores, RELEVANT), GRADES);
      counts.add(scores);
      List<Measure> measures = List.of(new NdcgAt(1), new NdcgAt(5), new SuccessAt(5));

      double[] values = PoolExpectation.exact(measures, ITEMS).values(counts.ranking());

      JudgedList list = judged(scores);
      assertThat(values[0]).isCloseTo(new GradedNdcgAt(1, false).value(list), within(1e-12));
      assertThat(values[1]).isCloseTo(new GradedNdcgAt(5, false).value(list), within(1e-12));
      assertThat(values[2])
          .isCloseTo(new ExpectedMeasure("R@5", new SuccessAt(5)).value(list), within(1e-12));
    }
  }

  @Test
  void chanceOfGradesIsTheMeanOfRandomOrders() {
    RetrievalTask task =
        new RetrievalTask("t", ITEMS, new int[][] {RELEVANT}, new int[][] {GRADES}, new int[1]);
    double chance = new PoolScale(task, List.of(new NdcgAt(3)), ITEMS).chance(0);

    assertThat(chance)
        .isCloseTo(new GradedNdcgAt(3, false).value(judged(new float[ITEMS])), within(1e-12));
  }

  @Test
  void countsAmongHundredsOfRelevantItemsAsAmongFew() {
    Random random = new Random(5);
    float[] scores = new float[2_000];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = random.nextInt(700);
    }
    int[] many = IntStream.range(0, 300).toArray();
    RelevantScores counted = new RelevantScores(scores, many, new int[0]);
    counted.addGallery();

    int above = 0;
    for (TieGroup group : counted.ranking().groups()) {
      above = group.above() + group.tied();
    }
    float least = (float) IntStream.range(0, 300).mapToDouble(i -> scores[i]).min().orElseThrow();
    assertThat(above)
        .isEqualTo((int) IntStream.range(300, 2_000).filter(i -> scores[i] >= least).count());
  }

  @Test
  void refusesGradesThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RetrievalTask(
                    "t", ITEMS, new int[][] {{1, 2}}, new int[][] {{1, 0}}, new int[1]))
        .withMessageContaining("grades [1, 0] of query 0");
  }

  private static JudgedList judged(float[] scores) {
    TreeMap<Float, List<Integer>> byScore = new TreeMap<>(Comparator.reverseOrder());
    for (int i = 0; i < ITEMS; i++) {
      int at = Arrays.binarySearch(RELEVANT, i);
      byScore.computeIfAbsent(scores[i], _ -> new ArrayList<>()).add(at < 0 ? 0 : GRADES[at]);
    }
    return new JudgedList(
        byScore.values().stream()
            .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
            .toList(),
        GRADES,
        1);
  }

  private static float[] of(float[] scores, int[] rows) {
    float[] some = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      some[i] = scores[rows[i]];
    }
    return some;
  }
}
