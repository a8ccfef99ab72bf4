package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoundScoresTest {

  private static final int GALLERY = 60;
  private static final int[] RELEVANT = {3, 17, 40};
  private static final int[] GRADES = {2, 1, 1};

  @Test
  void countsAsIfEveryMissedItemHadAScoreBehindThoseFound() {
    Random random = new Random(9);
    RetrievalTask task =
        new RetrievalTask(
            "t", GALLERY, new int[][] {RELEVANT}, new int[][] {GRADES}, new int[] {0});
    DirectionMeasurer measurer =
        new DirectionMeasurer(
            task, new MeasureSettings(List.of(1, 5), List.of(10, 30, GALLERY), 5, 100, .95));
    for (int round = 0; round < 40; round++) {
      int[] rows = IntStream.range(0, GALLERY).filter(_ -> random.nextInt(6) == 0).toArray();
      float[] scores = new float[rows.length];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = random.nextInt(4);
      }
      ViewMeasurement found = measurer.view();
      found.acceptFound(0, rows, scores);
      ViewMeasurement whole = measurer.view();
      whole.accept(0, everyScore(rows, scores));

      List<PoolFigures> figures = found.finish();
      List<PoolFigures> expected = whole.finish();
      for (int pool = 0; pool < figures.size(); pool++) {
        assertThat(figures.get(pool).figures()).isEqualTo(expected.get(pool).figures());
      }
    }
  }

  private static float[] everyScore(int[] rows, float[] scores) {
    float[] all = new float[GALLERY];
    Arrays.fill(all, -Float.MAX_VALUE);
    for (int row : RELEVANT) {
      all[row] = Float.NEGATIVE_INFINITY;
    }
    for (int i = 0; i < rows.length; i++) {
      all[rows[i]] = scores[i];
    }
    return all;
  }
}
