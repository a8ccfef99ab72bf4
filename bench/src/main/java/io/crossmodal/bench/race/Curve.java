package io.crossmodal.bench.race;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A contender's queries a second over its recall.
 *
 * @param points at each effort, in its order; at least one
 */
public record Curve(String name, boolean isPeer, Contender.Build build, List<Point> points) {

  public Curve {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("points: none (expected: at least one)");
    }
    points = List.copyOf(points);
  }

  /**
   * Queries a second at a recall: of the fastest point that reaches it, or better, between two
   * neighbouring efforts by straight lines in log(1 - recall) and log(queries a second), as such
   * curves are nearly straight there. Empty where no effort reaches the recall.
   */
  public OptionalDouble at(double recall) {
    List<Point> rising = points.stream().sorted(Comparator.comparingDouble(Point::recall)).toList();
    double best = 0;
    for (Point point : rising) {
      if (point.recall() >= recall) {
        best = Math.max(best, point.queriesPerSecond());
      }
    }
    for (int i = 1; i < rising.size(); i++) {
      Point below = rising.get(i - 1);
      Point above = rising.get(i);
      if (below.recall() < recall && above.recall() >= recall && above.recall() < 1) {
        best = Math.max(best, between(below, above, recall));
      }
    }
    return best == 0 ? OptionalDouble.empty() : OptionalDouble.of(best);
  }

  private static double between(Point below, Point above, double recall) {
    double from = Math.log(1 - below.recall());
    double to = Math.log(1 - above.recall());
    double share = (Math.log(1 - recall) - from) / (to - from);
    double log =
        Math.log(below.queriesPerSecond()) * (1 - share)
            + Math.log(above.queriesPerSecond()) * share;
    return Math.exp(log);
  }
}
