package io.crossmodal.eval.report;

import io.crossmodal.eval.measure.PoolFigures;

/**
 * What one configuration gave in one direction.
 *
 * @param figures its measures
 * @param timing of its queries
 */
public record DirectionResult(PoolFigures figures, Timing timing) {}
