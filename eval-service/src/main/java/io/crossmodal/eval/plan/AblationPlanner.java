package io.crossmodal.eval.plan;

import io.crossmodal.eval.plan.PlanException.Problem;
import java.util.ArrayList;
import java.util.List;

/** Makes the runs of a plan for one source, or says what does not fit. */
public final class AblationPlanner {

  private AblationPlanner() {}

  /**
   * Fills in the open axes and multiplies them out.
   *
   * @throws PlanException naming every value that does not fit the source
   */
  public static AblationPlan plan(AblationConfig config, SourceShape source) {
    int gallery = source.smallestGallery(config.directions());
    if (gallery < 2) {
      throw new PlanException(Problem.of("source", gallery + " items", "at least 2 items to rank"));
    }
    List<Problem> problems = new ArrayList<>();
    AblationConfig resolved = resolve(config, source, gallery);
    checkPools(resolved, source, gallery, problems);
    if (!problems.isEmpty()) {
      throw new PlanException(problems);
    }
    List<ViewSpec> views = resolved.rules().views(resolved.dimensions(), resolved.precisions());
    if (views.isEmpty()) {
      throw new PlanException(
          Problem.of("exclude", "every view of the axes", "at least one left to measure"));
    }
    AblationConfig shown =
        resolved.withViewAxes(
            views.stream().map(ViewSpec::dimension).toList(),
            views.stream().map(ViewSpec::precision).toList());
    return new AblationPlan(shown, grid(shown, views), baselines(shown, source));
  }

  private static AblationConfig resolve(AblationConfig config, SourceShape source, int gallery) {
    List<Integer> candidates = config.candidates();
    if (candidates.isEmpty()) {
      candidates =
          AblationConfig.REFERENCE_CANDIDATES.stream()
              .filter(c -> c <= gallery && c >= source.maxRelevant())
              .toList();
    }
    if (candidates.isEmpty()) {
      candidates = List.of(gallery);
    }
    int smallestPool = candidates.stream().mapToInt(Integer::intValue).min().orElse(1);
    List<Integer> ks = config.ks();
    if (ks.equals(AblationConfig.REFERENCE_KS)) {
      ks = ks.stream().filter(k -> k <= smallestPool).toList();
    }
    return new AblationConfig(
        config.dimensions().isEmpty() ? source.dimensions() : config.dimensions(),
        config.precisions(),
        candidates,
        config.directions(),
        ks,
        config.seed(),
        config.resamples(),
        config.confidence(),
        config.reduction(),
        config.qualityBudget(),
        config.rules());
  }

  private static void checkPools(
      AblationConfig config, SourceShape source, int gallery, List<Problem> problems) {
    boolean manyRelevant = config.directions().contains(Direction.IMAGE_TO_TEXT);
    int least = manyRelevant ? Math.max(2, source.maxRelevant()) : 2;
    for (int candidates : config.candidates()) {
      if (candidates > gallery) {
        problems.add(
            Problem.of("candidates", candidates, "at most %d, the gallery".formatted(gallery)));
      } else if (candidates < least) {
        problems.add(
            Problem.of(
                "candidates",
                candidates,
                "at least %d, to hold every relevant item".formatted(least)));
      }
    }
    int smallestPool = config.candidates().getFirst();
    int largestK = config.ks().getLast();
    if (largestK > smallestPool) {
      problems.add(
          Problem.of("ks", largestK, "1..%d, the smallest candidate pool".formatted(smallestPool)));
    }
  }

  private static List<RunSpec> grid(AblationConfig config, List<ViewSpec> views) {
    return views.stream()
        .flatMap(view -> config.candidates().stream().map(c -> run(config, view, c)))
        .toList();
  }

  private static List<RunSpec> baselines(AblationConfig config, SourceShape source) {
    ViewSpec view = new ViewSpec(source.nativeDimension(), Precision.FP32);
    return config.candidates().stream().map(c -> run(config, view, c)).toList();
  }

  private static RunSpec run(AblationConfig config, ViewSpec view, int candidates) {
    return new RunSpec(
        view, candidates, config.directions(), config.ks(), config.seed(), config.reduction());
  }
}
