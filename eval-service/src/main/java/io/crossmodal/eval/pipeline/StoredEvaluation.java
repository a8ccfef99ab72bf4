package io.crossmodal.eval.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an evaluation across restarts.
 *
 * @param requestId that ordered it; empty for none
 * @param fingerprint of the order
 * @param gallery that it was about; null for a file
 * @param status of it
 */
record StoredEvaluation(
    String requestId, String fingerprint, @Nullable String gallery, EvaluationStatus status) {

  StoredEvaluation with(EvaluationStatus status) {
    return new StoredEvaluation(requestId, fingerprint, gallery, status);
  }
}
