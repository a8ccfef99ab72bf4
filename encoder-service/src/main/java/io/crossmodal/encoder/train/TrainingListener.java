package io.crossmodal.encoder.train;

/** Told how a training goes, on the training's thread. */
public interface TrainingListener {

  TrainingListener NONE = new TrainingListener() {};

  /** Something other than a step began, for example "reading 700 pictures". */
  default void activity(String what) {}

  default void step(StepReport step) {}

  default void epoch(EpochReport epoch) {}
}
