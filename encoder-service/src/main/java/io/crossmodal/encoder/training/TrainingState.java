package io.crossmodal.encoder.training;

/** How a training stands. */
public enum TrainingState {
  RUNNING,
  SUCCEEDED,
  FAILED,
  CANCELLED;

  /** True if nothing changes any more. */
  public boolean ended() {
    return this != RUNNING;
  }
}
