package io.crossmodal.eval.endpoint;

import io.crossmodal.eval.pipeline.EvaluationStatus;
import io.crossmodal.eval.pipeline.Evaluations;
import io.crossmodal.eval.v1.WatchEvaluationResponse;
import io.grpc.stub.ServerCallStreamObserver;
import org.jspecify.annotations.Nullable;

/**
 * Sends the states of an evaluation to one caller until it ends or the caller leaves.
 *
 * <p>A caller that is slow gets the latest state and misses those before it.
 */
final class EvaluationWatch {

  private final ServerCallStreamObserver<WatchEvaluationResponse> caller;
  private @Nullable EvaluationStatus waiting;

  private EvaluationWatch(ServerCallStreamObserver<WatchEvaluationResponse> caller) {
    this.caller = caller;
  }

  static void start(
      Evaluations evaluations,
      String evaluation,
      ServerCallStreamObserver<WatchEvaluationResponse> caller) {
    EvaluationWatch watch = new EvaluationWatch(caller);
    caller.setOnReadyHandler(watch::send);
    Runnable leave = evaluations.watch(evaluation, watch::accept);
    caller.setOnCancelHandler(leave);
  }

  private synchronized void accept(EvaluationStatus status) {
    waiting = status;
    send();
  }

  private synchronized void send() {
    EvaluationStatus status = waiting;
    if (status == null || caller.isCancelled() || !caller.isReady()) {
      return;
    }
    waiting = null;
    caller.onNext(
        WatchEvaluationResponse.newBuilder()
            .setEvaluation(EvaluationMessages.evaluation(status))
            .build());
    if (status.state().ended()) {
      caller.onCompleted();
    }
  }
}
