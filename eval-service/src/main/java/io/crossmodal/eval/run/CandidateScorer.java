package io.crossmodal.eval.run;

import io.crossmodal.rpc.ServiceException;

/** Scores candidate pools. */
@FunctionalInterface
public interface CandidateScorer {

  /**
   * Scores every pool of a request.
   *
   * @throws ServiceException if any score is missing, whatever the cause
   */
  PoolScores score(PoolRequest request);
}
