package io.crossmodal.eval.plan;

import io.crossmodal.eval.plan.PlanException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The axes of how vectors are served, beside dimension and precision.
 *
 * @param reductions ways of making dimensions that the source does not hold, at least one
 * @param structures of the views, at least one
 * @param efforts of walks through graphs, each 8 to 65,536; empty for none
 * @param targetRecalls of walks through graphs, each over 0 and at most 1; empty for none, or for
 *     {@link SearchSpec#USUAL_RECALL} where there are no efforts either
 * @param oversampling hits that are scored again, in multiples of those wanted, each 1 to 100
 * @param shards of the galleries that are made, each 1 to 64; empty for those of the order
 * @param missingShards shards of each query that do not answer it, each 0 to 63
 * @param repeats passes over the queries that are timed, 1 to 100
 */
public record ServingAxes(
    List<Reduction> reductions,
    List<Structure> structures,
    List<Integer> efforts,
    List<Double> targetRecalls,
    List<Double> oversampling,
    List<Integer> shards,
    List<Integer> missingShards,
    int repeats) {

  /** Truncated vectors, all of them ranked by their codes. */
  public static final ServingAxes EXHAUSTIVE =
      new ServingAxes(
          List.of(Reduction.TRUNCATE),
          List.of(Structure.FLAT),
          List.of(),
          List.of(),
          List.of(1.0),
          List.of(),
          List.of(0),
          1);

  private static final int MIN_EFFORT = 8;
  private static final int MAX_EFFORT = 1 << 16;
  private static final int MAX_OVERSAMPLING = 100;
  private static final int MAX_SHARDS = 64;
  private static final int MAX_REPEATS = 100;

  public ServingAxes {
    List<Problem> problems = new ArrayList<>();
    reductions = axis("reduction", reductions, problems);
    structures = axis("search", structures, problems);
    efforts = integers("efforts", efforts, MIN_EFFORT, MAX_EFFORT, problems);
    targetRecalls = targetRecalls.stream().distinct().sorted().toList();
    oversampling = axis("oversampling", oversampling, problems);
    shards = integers("shards", shards, 1, MAX_SHARDS, problems);
    missingShards = integers("missing_shards", missingShards, 0, MAX_SHARDS - 1, problems);
    if (repeats < 1 || repeats > MAX_REPEATS) {
      problems.add(Problem.of("repeats", repeats, "1.." + MAX_REPEATS));
    }
    for (double recall : targetRecalls) {
      if (!(recall > 0 && recall <= 1)) {
        problems.add(Problem.of("target_recalls", recall, "over 0, at most 1"));
      }
    }
    for (double times : oversampling) {
      if (!(times >= 1 && times <= MAX_OVERSAMPLING)) {
        problems.add(Problem.of("oversampling", times, "1.." + MAX_OVERSAMPLING));
      }
    }
    if (!(efforts.isEmpty() && targetRecalls.isEmpty()) && !structures.contains(Structure.GRAPH)) {
      problems.add(
          Problem.of(
              efforts.isEmpty() ? "target_recalls" : "efforts",
              efforts.isEmpty() ? targetRecalls : efforts,
              "none without search: graph"));
    }
    if (!problems.isEmpty()) {
      throw new PlanException(problems);
    }
  }

  /** Truncated or projected vectors, all of them ranked by their codes. */
  public static ServingAxes reduced(Reduction reduction) {
    return EXHAUSTIVE.reducedBy(List.of(reduction));
  }

  /** These with other reductions. */
  ServingAxes reducedBy(List<Reduction> others) {
    return new ServingAxes(
        others, structures, efforts, targetRecalls, oversampling, shards, missingShards, repeats);
  }

  /** Every way of searching. */
  List<SearchSpec> searches() {
    List<SearchSpec> searches = new ArrayList<>();
    for (double times : oversampling) {
      for (int missing : missingShards) {
        if (structures.contains(Structure.FLAT)) {
          searches.add(new SearchSpec(Structure.FLAT, 0, 0, times, missing));
        }
        if (structures.contains(Structure.GRAPH)) {
          walks()
              .map(w -> new SearchSpec(Structure.GRAPH, w.effort, w.recall, times, missing))
              .forEach(searches::add);
        }
      }
    }
    return searches;
  }

  private record Walk(int effort, double recall) {}

  private Stream<Walk> walks() {
    if (efforts.isEmpty() && targetRecalls.isEmpty()) {
      return Stream.of(new Walk(0, SearchSpec.USUAL_RECALL));
    }
    return Stream.concat(
        efforts.stream().map(effort -> new Walk(effort, 0)),
        targetRecalls.stream().map(recall -> new Walk(0, recall)));
  }

  private static <T extends Comparable<? super T>> List<T> axis(
      String name, List<T> values, List<Problem> problems) {
    if (values.isEmpty()) {
      problems.add(Problem.of(name, "[]", "at least one value"));
    }
    return values.stream().distinct().sorted().toList();
  }

  private static List<Integer> integers(
      String name, List<Integer> values, int min, int max, List<Problem> problems) {
    for (int value : values) {
      if (value < min || value > max) {
        problems.add(Problem.of(name, value, "%d..%d".formatted(min, max)));
      }
    }
    return values.stream().distinct().sorted().toList();
  }
}
