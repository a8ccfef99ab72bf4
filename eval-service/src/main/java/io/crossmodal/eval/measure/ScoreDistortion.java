package io.crossmodal.eval.measure;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How far a view's scores are from those of the full view: the root of the mean squared difference
 * over the items that both rankings of a query hold.
 */
public final class ScoreDistortion {

  private ScoreDistortion() {}

  /**
   * The distortion of one query; empty if its rankings share no item.
   *
   * @param rows of the view's best items
   * @param scores of them
   * @param fullRows of the full view's best items
   * @param fullScores of them
   */
  public static OptionalDouble of(int[] rows, float[] scores, int[] fullRows, float[] fullScores) {
    Map<Integer, Float> full = new HashMap<>();
    for (int i = 0; i < fullRows.length; i++) {
      full.put(fullRows[i], fullScores[i]);
    }
    double squares = 0;
    int shared = 0;
    for (int i = 0; i < rows.length; i++) {
      Float other = full.get(rows[i]);
      if (other != null) {
        double difference = (double) scores[i] - other;
        squares += difference * difference;
        shared++;
      }
    }
    return shared == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squares / shared));
  }
}
