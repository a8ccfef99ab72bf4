package io.crossmodal.eval.pipeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an evaluation stands, at one moment.
 *
 * @param id of the evaluation
 * @param state of it
 * @param done configurations done
 * @param total configurations in all
 * @param activity what is being done; empty once it has ended
 * @param error why it failed; empty if it has not
 * @param summary what was found; null until it has succeeded
 * @param started when it was ordered
 */
public record EvaluationStatus(
    String id,
    EvaluationState state,
    int done,
    int total,
    String activity,
    String error,
    @Nullable EvaluationSummary summary,
    Instant started) {

  static EvaluationStatus waiting(String id, int total, Instant started) {
    return new EvaluationStatus(
        id, EvaluationState.RUNNING, 0, total, "waiting for its turn", "", null, started);
  }

  EvaluationStatus at(int done, String activity) {
    return new EvaluationStatus(id, state, done, total, activity, "", null, started);
  }

  EvaluationStatus succeeded(EvaluationSummary summary) {
    return new EvaluationStatus(
        id, EvaluationState.SUCCEEDED, total, total, "", "", summary, started);
  }

  EvaluationStatus failed(String error) {
    return new EvaluationStatus(id, EvaluationState.FAILED, done, total, "", error, null, started);
  }

  EvaluationStatus cancelled() {
    return new EvaluationStatus(id, EvaluationState.CANCELLED, done, total, "", "", null, started);
  }
}
