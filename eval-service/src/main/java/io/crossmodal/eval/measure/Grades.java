package io.crossmodal.eval.measure;

import java.util.Arrays;
import java.util.List;

/**
 * How relevant the relevant items of one ranking are.
 *
 * @param means mean grade of each tie group's relevant items, in the order of the groups; empty
 *     where every relevant item has grade 1
 * @param ideal grades of all relevant items, highest first; empty likewise
 */
public record Grades(List<Double> means, List<Integer> ideal) {

  /** Every relevant item has grade 1. */
  static final Grades ALIKE = new Grades(List.of(), List.of());

  public Grades {
    means = List.copyOf(means);
    ideal = List.copyOf(ideal);
  }

  /** Of one group that holds every relevant item. */
  static Grades together(int[] grades) {
    return alike(grades)
        ? ALIKE
        : new Grades(List.of(Arrays.stream(grades).average().orElseThrow()), descending(grades));
  }

  /** True if grades change nothing. */
  static boolean alike(int[] grades) {
    return Arrays.stream(grades).allMatch(grade -> grade == 1);
  }

  static List<Integer> descending(int[] grades) {
    return Arrays.stream(grades).boxed().sorted((a, b) -> b - a).toList();
  }

  /** True if every relevant item has grade 1. */
  boolean areAlike() {
    return ideal.isEmpty();
  }

  /** The factor of a measure on the gains of a group. */
  double factor(Measure measure, int group) {
    return areAlike() ? 1 : measure.gradeFactor(means.get(group), ideal);
  }
}
