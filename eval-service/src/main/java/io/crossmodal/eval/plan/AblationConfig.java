package io.crossmodal.eval.plan;

import io.crossmodal.eval.plan.PlanException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an ablation varies and how it measures, before a source is known.
 *
 * @param dimensions components of a vector, each 1 to 4,096; empty for those of the source
 * @param precisions at least one
 * @param candidates sizes of the candidate pool, or {@link #FULL}; empty for {@link
 *     #REFERENCE_CANDIDATES} as far as the source allows
 * @param directions at least one
 * @param ks cut-offs of the measures, ascending, each 1 to 1,000
 * @param seed of the pools, the bootstrap and the projections
 * @param resamples of the bootstrap, 100 to 100,000
 * @param confidence of the intervals, over .5 and under 1
 * @param serving how vectors are reduced, searched and spread
 * @param qualityBudget share of R@10 that a recommended configuration must keep, over 0 to 1
 * @param rules views beside those of the axes, or left out of them
 */
public record AblationConfig(
    List<Integer> dimensions,
    List<Precision> precisions,
    List<Integer> candidates,
    List<Direction> directions,
    List<Integer> ks,
    long seed,
    int resamples,
    double confidence,
    ServingAxes serving,
    double qualityBudget,
    ViewRules rules) {

  /** The pools of the reference pipeline. */
  public static final List<Integer> REFERENCE_CANDIDATES = List.of(100, 200, 300, 400, 500);

  /** The cut-offs of the reference pipeline, 1 to 10. */
  public static final List<Integer> REFERENCE_KS = IntStream.rangeClosed(1, 10).boxed().toList();

  /** The precisions that are compared when none are named. */
  public static final List<Precision> REFERENCE_PRECISIONS =
      List.of(Precision.FP32, Precision.FP16, Precision.INT8, Precision.INT4);

  /** In place of a pool's size: the whole gallery. */
  public static final int FULL = Integer.MAX_VALUE;

  /** Largest dimension that a view can have. */
  public static final int MAX_DIMENSION = 4_096;

  private static final int MAX_K = 1_000;

  public AblationConfig {
    List<Problem> problems = new ArrayList<>();
    dimensions = axis("dimensions", dimensions, MAX_DIMENSION, problems);
    candidates = pools(candidates, problems);
    ks = axis("ks", ks, MAX_K, problems);
    precisions = precisions.stream().distinct().sorted().toList();
    directions = directions.stream().distinct().sorted().toList();
    nonEmpty("precisions", precisions, problems);
    nonEmpty("directions", directions, problems);
    nonEmpty("ks", ks, problems);
    for (ViewSpec view : rules.include()) {
      check(
          view.dimension() >= 1 && view.dimension() <= MAX_DIMENSION,
          "include.dimension",
          view.dimension(),
          "1.." + MAX_DIMENSION,
          problems);
    }
    check(
        resamples >= 100 && resamples <= 100_000, "resamples", resamples, "100..100000", problems);
    check(
        confidence > .5 && confidence < 1, "confidence", confidence, "over .5, under 1", problems);
    check(
        qualityBudget > 0 && qualityBudget <= 1,
        "quality_budget",
        qualityBudget,
        "over 0, at most 1",
        problems);
    if (!problems.isEmpty()) {
      throw new PlanException(problems);
    }
  }

  /** A plan of its axes alone, whose views rank all items. */
  public AblationConfig(
      List<Integer> dimensions,
      List<Precision> precisions,
      List<Integer> candidates,
      List<Direction> directions,
      List<Integer> ks,
      long seed,
      int resamples,
      double confidence,
      Reduction reduction,
      double qualityBudget) {
    this(
        dimensions,
        precisions,
        candidates,
        directions,
        ks,
        seed,
        resamples,
        confidence,
        ServingAxes.reduced(reduction),
        qualityBudget,
        ViewRules.NONE);
  }

  /** Every precision and direction, R@1 to R@10, 1,000 resamples, 95 % intervals. */
  public static AblationConfig defaults() {
    return new AblationConfig(
        List.of(),
        REFERENCE_PRECISIONS,
        List.of(),
        List.of(Direction.values()),
        REFERENCE_KS,
        42,
        1_000,
        .95,
        ServingAxes.EXHAUSTIVE,
        .99,
        ViewRules.NONE);
  }

  /** This plan with the axes that are given; an empty list leaves the axis as it is. */
  public AblationConfig withAxes(
      List<Integer> dimensions, List<String> precisions, List<Integer> candidates) {
    PlanDraft draft = new PlanDraft(this);
    draft.dimensions = dimensions.isEmpty() ? this.dimensions : dimensions;
    draft.precisions =
        precisions.isEmpty() ? this.precisions : Keys.precisions("precisions", precisions);
    draft.candidates = candidates.isEmpty() ? this.candidates : candidates;
    return draft.config();
  }

  /** This plan with another seed. */
  public AblationConfig withSeed(long seed) {
    PlanDraft draft = new PlanDraft(this);
    draft.seed = seed;
    return draft.config();
  }

  /** This plan with another way of making dimensions, for example {@code gaussian}. */
  public AblationConfig withReduction(String reduction) {
    PlanDraft draft = new PlanDraft(this);
    draft.serving = serving.reducedBy(List.of(Keys.reduction("reduction", reduction)));
    return draft.config();
  }

  /** This plan with other ways of serving. */
  public AblationConfig withServing(ServingAxes other) {
    PlanDraft draft = new PlanDraft(this);
    draft.serving = other;
    return draft.config();
  }

  /** This plan with another bootstrap and quality budget. */
  public AblationConfig withStatistics(int resamples, double confidence, double qualityBudget) {
    PlanDraft draft = new PlanDraft(this);
    draft.resamples = resamples;
    draft.confidence = confidence;
    draft.qualityBudget = qualityBudget;
    return draft.config();
  }

  private static List<Integer> pools(List<Integer> sizes, List<Problem> problems) {
    List<Integer> numbers = sizes.stream().filter(size -> size != FULL).toList();
    List<Integer> pools = new ArrayList<>(axis("candidates", numbers, 10_000_000, problems));
    if (numbers.size() < sizes.size()) {
      pools.add(FULL);
    }
    return List.copyOf(pools);
  }

  private static List<Integer> axis(
      String name, List<Integer> values, int max, List<Problem> problems) {
    for (int value : values) {
      check(value >= 1 && value <= max, name, value, "1.." + max, problems);
    }
    return values.stream().distinct().sorted().toList();
  }

  private static void nonEmpty(String name, List<?> values, List<Problem> problems) {
    check(!values.isEmpty(), name, "[]", "at least one value", problems);
  }

  private static void check(
      boolean holds, String name, Object value, String expected, List<Problem> problems) {
    if (!holds) {
      problems.add(Problem.of(name, value, expected));
    }
  }
}
