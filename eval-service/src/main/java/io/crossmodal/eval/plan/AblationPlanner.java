package io.crossmodal.eval.plan;

import io.crossmodal.eval.plan.PlanException.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes the runs of a plan for one source, or says what does not fit. */
public final class AblationPlanner {

  private AblationPlanner() {}

  /**
   * Fills in the open axes and multiplies them out.
   *
   * @throws PlanException naming every value that does not fit the source
   */
  public static AblationPlan plan(AblationConfig wanted, SourceShape source) {
    AblationConfig config = directed(wanted, source);
    int gallery = source.smallestGallery(config.directions());
    if (gallery < 2) {
      throw new PlanException(Problem.of("source", gallery + " items", "at least 2 items to rank"));
    }
    List<Problem> problems = new ArrayList<>();
    checkFull(config, source, problems);
    AblationConfig resolved = resolve(config, source, gallery);
    checkPools(resolved, source, gallery, problems);
    if (!problems.isEmpty()) {
      throw new PlanException(problems);
    }
    List<ViewSpec> views =
        resolved
            .rules()
            .views(resolved.dimensions(), resolved.precisions(), resolved.serving(), source);
    if (views.isEmpty()) {
      throw new PlanException(
          Problem.of("exclude", "every view of the axes", "at least one left to measure"));
    }
    if (views.stream().allMatch(view -> view.search().missingShards() > 0)) {
      throw new PlanException(
          Problem.of(
              "missing_shards",
              resolved.serving().missingShards(),
              "0 among them, so that there is a view to serve"));
    }
    PlanDraft shown = new PlanDraft(resolved);
    shown.dimensions = views.stream().map(ViewSpec::dimension).toList();
    shown.precisions = views.stream().map(ViewSpec::precision).toList();
    AblationConfig fitting = shown.config();
    ViewSpec full =
        new ViewSpec(source.nativeDimension(), Precision.FP32)
            .sharded(fitting.serving().shards().stream().findFirst().orElse(0));
    return new AblationPlan(
        fitting,
        grid(fitting, views),
        grid(fitting, List.of(full)),
        references(fitting, views, full));
  }

  /** The directions that there are; a plan that leaves them out has all. */
  private static AblationConfig directed(AblationConfig config, SourceShape source) {
    PlanDraft draft = new PlanDraft(config);
    draft.directions = config.directions().stream().filter(source.directions()::contains).toList();
    if (draft.directions.isEmpty()) {
      throw new PlanException(
          Problem.of(
              "directions",
              config.directions().stream().map(Direction::key).toList(),
              "of %s".formatted(source.directions().stream().map(Direction::key).toList())));
    }
    return draft.config();
  }

  /** One pool can't be the whole of two galleries of different sizes. */
  private static void checkFull(AblationConfig config, SourceShape source, List<Problem> problems) {
    List<Integer> sizes =
        config.directions().stream().map(source::gallerySize).distinct().sorted().toList();
    if (config.candidates().contains(AblationConfig.FULL) && sizes.size() > 1) {
      problems.add(
          Problem.of("candidates", "full", "one direction, where galleries are of " + sizes));
    }
  }

  private static AblationConfig resolve(AblationConfig config, SourceShape source, int gallery) {
    PlanDraft draft = new PlanDraft(config);
    List<Integer> candidates =
        config.candidates().stream().map(c -> c == AblationConfig.FULL ? gallery : c).toList();
    if (candidates.isEmpty()) {
      candidates =
          AblationConfig.REFERENCE_CANDIDATES.stream()
              .filter(c -> c <= gallery && c >= source.mostRelevant(config.directions()))
              .toList();
    }
    draft.candidates = candidates.isEmpty() ? List.of(gallery) : candidates;
    int smallestPool = draft.candidates.stream().mapToInt(Integer::intValue).min().orElse(gallery);
    if (config.ks().equals(AblationConfig.REFERENCE_KS)) {
      draft.ks = config.ks().stream().filter(k -> k <= smallestPool).toList();
    }
    if (config.dimensions().isEmpty()) {
      draft.dimensions = source.dimensions();
    }
    return draft.config();
  }

  private static void checkPools(
      AblationConfig config, SourceShape source, int gallery, List<Problem> problems) {
    int least = Math.max(2, source.mostRelevant(config.directions()));
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

  private static List<RunSpec> references(
      AblationConfig config, List<ViewSpec> views, ViewSpec full) {
    Set<ViewSpec> known = new HashSet<>();
    known.add(LossSteps.key(full));
    views.forEach(view -> known.add(LossSteps.key(view)));
    return views.stream()
        .flatMap(view -> LossSteps.between(full, view).all().stream())
        .filter(view -> known.add(LossSteps.key(view)))
        .sorted()
        .map(view -> run(config, view, config.candidates().getLast()))
        .toList();
  }

  private static RunSpec run(AblationConfig config, ViewSpec view, int candidates) {
    return new RunSpec(view, candidates, config.directions(), config.ks(), config.seed());
  }
}
