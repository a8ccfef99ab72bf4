package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.plan.AblationConfig;

/**
 * An evaluation as somebody wants it.
 *
 * @param requestId chosen by the caller; empty for none
 * @param fingerprint tells orders of one request id apart
 * @param source what to evaluate
 * @param config the grid
 * @param shards of the galleries that are made for it
 */
public record EvaluationOrder(
    String requestId, String fingerprint, Source source, AblationConfig config, int shards) {}
