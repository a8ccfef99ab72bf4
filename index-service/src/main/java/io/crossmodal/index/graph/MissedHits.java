package io.crossmodal.index.graph;

import io.crossmodal.index.codec.LeftOut;
import java.util.Arrays;

/**
 * What one search tells of the hits that it missed because their codes ranked them too low: the
 * scores of its nodes at each step, and what those expect.
 */
final class MissedHits {

  private float[] estimates = {};
  private float[] int8 = {};
  private float[] chosen = {};
  private int found;
  private int rows;

  /** Forgets the last search and makes room for so many nodes. */
  void reset(int nodes) {
    if (estimates.length < nodes) {
      estimates = new float[nodes];
      int8 = new float[nodes];
      chosen = new float[nodes];
    }
    found = 0;
    rows = 0;
  }

  /** The next accepted node of the beam, best first. */
  void estimated(float estimate) {
    estimates[found++] = estimate;
  }

  /** The score by int8 codes of the next of those, in the same order. */
  void scored(float score) {
    int8[rows++] = score;
  }

  /** The score by int8 codes of a node that is scored by the originals too, best first. */
  void chosen(int place, float score) {
    chosen[place] = score;
  }

  /**
   * How many better ones than the least hit are expected to have been missed.
   *
   * @param originals scores of those that were chosen, in their order; or of the first nodes of the
   *     beam if none were scored by int8 codes
   * @param count of those
   * @param bound score of the least hit
   */
  double expected(float[] originals, int count, float bound) {
    boolean twice = rows > 0;
    LeftOut ofEstimates =
        twice
            ? LeftOut.measure(estimates, int8, rows, 0)
            : LeftOut.measure(estimates, originals, count, 0);
    double missed = ofEstimates.expected(estimates, found, bound);
    for (int i = twice ? rows : count; i < found; i++) {
      missed += ofEstimates.above(estimates[i], bound);
    }
    if (rows > count) {
      LeftOut ofInt8 = LeftOut.measure(chosen, originals, count, 0);
      Arrays.sort(int8, 0, rows);
      for (int i = 0; i < rows - count; i++) {
        missed += ofInt8.above(int8[i], bound);
      }
    }
    return missed;
  }
}
