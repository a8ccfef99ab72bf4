package io.crossmodal.eval.plan;

import java.util.List;

/**
 * A plan that fits its source.
 *
 * @param config every axis filled in
 * @param runs the grid: by dimension, then precision (highest first), then pool
 * @param baselines the configurations that losses are against, one a pool: native dimension at
 *     fp32; they may lie outside the grid
 */
public record AblationPlan(AblationConfig config, List<RunSpec> runs, List<RunSpec> baselines) {

  public AblationPlan {
    runs = List.copyOf(runs);
    baselines = List.copyOf(baselines);
  }

  /** The views that the grid needs, in the order of the runs. */
  public List<ViewSpec> views() {
    return runs.stream().map(RunSpec::view).distinct().toList();
  }

  /** The view that losses are against. */
  public ViewSpec baselineView() {
    return baselines.getFirst().view();
  }
}
