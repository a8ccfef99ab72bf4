package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.measure.PoolFigures;
import io.crossmodal.eval.report.DirectionResult;
import io.crossmodal.eval.report.RankedRun;
import io.crossmodal.eval.report.Timing;
import io.crossmodal.eval.run.QueryTimes;
import java.util.List;

/**
 * What one view gave in one direction.
 *
 * @param figures by pool size
 * @param times of the queries
 * @param run the best items of each query
 */
record DirectionOutcome(List<PoolFigures> figures, QueryTimes times, RankedRun run) {

  /** What it gave at one pool size. */
  DirectionResult at(int candidates) {
    PoolFigures found =
        figures.stream().filter(f -> f.candidates() == candidates).findFirst().orElseThrow();
    return new DirectionResult(found, Timing.of(times.at(candidates), times.queries()));
  }
}
