package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.plan.PlanException;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.rpc.ServiceException.FieldViolation;

/** A plan that can't be run, as a caller is told of it. */
public final class PlanProblems {

  private PlanProblems() {}

  /** A violation a field, named as in the request's plan. */
  public static ServiceException toServiceException(PlanException failure) {
    return ServiceException.fields(
        failure.problems().stream()
            .map(problem -> new FieldViolation("plan." + problem.field(), problem.description()))
            .toList());
  }
}
