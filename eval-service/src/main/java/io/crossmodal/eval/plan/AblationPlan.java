package io.crossmodal.eval.plan;

import java.util.List;

/**
 * A plan that fits its source.
 *
 * @param config every axis filled in
 * @param runs the grid: by dimension, then precision (highest first), then pool
 * @param baselines the configurations that losses are against, one a pool: native dimension at
 *     fp32; they may lie outside the grid
 * @param references at the largest pool: configurations outside the grid that are measured so that
 *     the losses of those in it can be split
 */
public record AblationPlan(
    AblationConfig config, List<RunSpec> runs, List<RunSpec> baselines, List<RunSpec> references) {

  public AblationPlan {
    runs = List.copyOf(runs);
    baselines = List.copyOf(baselines);
    references = List.copyOf(references);
  }

  /** The views that the grid needs, in the order of the runs. */
  public List<ViewSpec> views() {
    return runs.stream().map(RunSpec::view).distinct().toList();
  }

  /** The view that losses are against. */
  public ViewSpec baselineView() {
    return baselines.getFirst().view();
  }

  /** True if any view of the grid is looked in; times are then those of such searches. */
  public boolean looks() {
    return runs.stream().anyMatch(run -> run.view().search().looks());
  }
}
