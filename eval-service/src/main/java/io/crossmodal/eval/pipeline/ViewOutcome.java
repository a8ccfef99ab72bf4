package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.RunSpec;
import io.crossmodal.eval.report.ConfigurationResult;
import io.crossmodal.eval.report.DirectionResult;
import io.crossmodal.eval.run.SearchedView;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one view cost and gave.
 *
 * @param view that was searched
 * @param directions by direction
 */
record ViewOutcome(SearchedView view, Map<Direction, DirectionOutcome> directions) {

  /** The result of a configuration of this view. */
  ConfigurationResult of(RunSpec spec) {
    Map<Direction, DirectionResult> results = new EnumMap<>(Direction.class);
    directions.forEach(
        (direction, outcome) -> results.put(direction, outcome.at(spec.candidates())));
    return new ConfigurationResult(spec, view.bytesPerVector(), view.bytes(), results);
  }
}
