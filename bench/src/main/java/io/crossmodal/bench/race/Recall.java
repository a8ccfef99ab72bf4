package io.crossmodal.bench.race;

import io.crossmodal.dataset.NeighborsFile;
import java.util.HashSet;
import java.util.Set;

/**
 * The share of each query's k exact neighbours that was found, as ann-benchmarks counts it: an item
 * as near as the k-th exact neighbour is as good as that one, so equal items do not count against
 * an answer. An item counts once, however often it is answered.
 *
 * @param data the items, queries and exact neighbours
 * @param k neighbours that count, 1 to those of the file
 */
public record Recall(NeighborsFile data, int k) {

  /** Rounding of sums of different order, far below the gaps between neighbours. */
  private static final double TIE = 1e-6;

  public Recall {
    int most = data.neighbors()[0].length;
    if (k < 1 || k > most) {
      throw new IllegalArgumentException("k: %d (expected: 1..%d)".formatted(k, most));
    }
  }

  /** Mean over the first queries, one answer each. */
  public double of(int[][] answers) {
    long found = 0;
    for (int query = 0; query < answers.length; query++) {
      found += found(query, answers[query]);
    }
    return found / ((double) answers.length * k);
  }

  /** Whether each of the first answers has all of its query's neighbours. */
  public boolean[] exact(int[][] answers) {
    boolean[] exact = new boolean[answers.length];
    for (int query = 0; query < answers.length; query++) {
      exact[query] = found(query, answers[query]) == k;
    }
    return exact;
  }

  private int found(int query, int[] answer) {
    int[] exact = data.neighbors()[query];
    double bound = dot(query, exact[k - 1]) - TIE;
    Set<Integer> counted = new HashSet<>();
    for (int i = 0; i < Math.min(k, answer.length); i++) {
      if (dot(query, answer[i]) >= bound) {
        counted.add(answer[i]);
      }
    }
    return counted.size();
  }

  private double dot(int query, int item) {
    float[] a = data.queries()[query];
    float[] b = data.items()[item];
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
