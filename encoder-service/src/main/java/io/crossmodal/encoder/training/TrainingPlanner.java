package io.crossmodal.encoder.training;

/** Makes a training of a request. */
@FunctionalInterface
public interface TrainingPlanner {

  /**
   * Reads configuration and dataset.
   *
   * @throws io.crossmodal.rpc.ServiceException INVALID_FIELD, INVALID_PLAN or INVALID_DATASET
   */
  PlannedTraining plan(TrainingRequest request);
}
