package io.crossmodal.eval.measure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The expected measures of a query, over the order of ties and over all candidate pools of a size.
 *
 * <p>A pool holds every relevant item of the query and a uniformly random choice of the others. The
 * rankings given are of all {@code gallery} items; with {@code pool == gallery} the results are the
 * exact tie-aware measures of the full ranking. Safe for use by several threads.
 */
public final class PoolExpectation {

  /** Wide ties are few in kind and dear to sum up, narrow ones the other way round. */
  private static final int WIDE_TIE = 16;

  private static final int MAX_REMEMBERED = 4_096;

  private record Placed(int relevant, int earlier, TieGroup group) {}

  private final List<Measure> measures;
  private final int gallery;
  private final int pool;
  private final Map<Integer, ExpectedGains> byRelevant = new ConcurrentHashMap<>();
  private final Map<Placed, double[]> wideTies = new ConcurrentHashMap<>();

  /**
   * An expectation over pools.
   *
   * @param measures to compute, in the order of the results
   * @param gallery items of a full ranking
   * @param pool items of a candidate pool, 1 to {@code gallery}
   */
  public PoolExpectation(List<Measure> measures, int gallery, int pool) {
    if (pool < 1 || pool > gallery) {
      throw new IllegalArgumentException(
          "pool: %d (expected: 1..%d, the gallery)".formatted(pool, gallery));
    }
    this.measures = List.copyOf(measures);
    this.gallery = gallery;
    this.pool = pool;
  }

  /** The exact tie-aware measures of rankings of {@code candidates} items, without pools. */
  public static PoolExpectation exact(List<Measure> measures, int candidates) {
    return new PoolExpectation(measures, candidates, candidates);
  }

  /** The expected value of every measure for a query with this full ranking. */
  public double[] values(TiedRanking ranking) {
    int relevant = ranking.relevant();
    if (ranking.candidates() != gallery || relevant > pool) {
      throw new IllegalArgumentException(
          "ranking of %d items, %d relevant (expected: %d items, at most %d relevant)"
              .formatted(ranking.candidates(), relevant, gallery, pool));
    }
    double[] sums = new double[measures.size()];
    int earlier = 0;
    for (int g = 0; g < ranking.groups().size(); g++) {
      TieGroup group = ranking.groups().get(g);
      Placed placed = new Placed(relevant, earlier, group);
      if (ranking.grades().areAlike()) {
        add(placed, sums);
      } else {
        addGraded(placed, ranking.grades(), g, sums);
      }
      earlier += group.relevant();
    }
    return sums;
  }

  /** In a random order of a tie each of its relevant items has the same distribution of ranks. */
  private void addGraded(Placed placed, Grades grades, int group, double[] sums) {
    double[] alike = new double[measures.size()];
    add(placed, alike);
    for (int m = 0; m < alike.length; m++) {
      sums[m] += alike[m] * grades.factor(measures.get(m), group);
    }
  }

  private void add(Placed placed, double[] sums) {
    if (placed.group.tied() < WIDE_TIE) {
      addOrders(placed, sums);
      return;
    }
    double[] known = wideTies.get(placed);
    if (known == null) {
      known = new double[measures.size()];
      addOrders(placed, known);
      if (wideTies.size() < MAX_REMEMBERED) {
        wideTies.put(placed, known);
      }
    }
    for (int m = 0; m < known.length; m++) {
      sums[m] += known[m];
    }
  }

  private void addOrders(Placed placed, double[] sums) {
    ExpectedGains gains = gains(placed.relevant);
    TieGroup group = placed.group;
    for (int i = 1; i <= group.relevant(); i++) {
      Distribution before = Distribution.othersBefore(i, group.relevant(), group.tied());
      double[] weights = before.weights();
      for (int j = 0; j < weights.length; j++) {
        gains.add(placed.earlier + i, group.above() + before.from() + j, weights[j], sums);
      }
    }
  }

  private ExpectedGains gains(int relevant) {
    return byRelevant.computeIfAbsent(
        relevant, r -> new ExpectedGains(measures, r, gallery - r, pool - r));
  }
}
