package io.crossmodal.eval.pipeline;

/** How an evaluation stands. */
public enum EvaluationState {
  /** At work, or waiting for the one before it. */
  RUNNING,
  /** Done, with a report. */
  SUCCEEDED,
  /** Ended by an error. */
  FAILED,
  /** Stopped by a caller. */
  CANCELLED;

  /** True if nothing will change any more. */
  public boolean ended() {
    return this != RUNNING;
  }
}
