package io.crossmodal.gateway.fake;

import io.crossmodal.eval.v1.Estimate;
import io.crossmodal.eval.v1.Evaluation;
import io.crossmodal.eval.v1.EvaluationServiceGrpc;
import io.crossmodal.eval.v1.EvaluationState;
import io.crossmodal.eval.v1.GetEvaluationRequest;
import io.crossmodal.eval.v1.GetEvaluationResponse;
import io.crossmodal.eval.v1.GetPromotionRequest;
import io.crossmodal.eval.v1.GetPromotionResponse;
import io.crossmodal.eval.v1.ListEvaluationsRequest;
import io.crossmodal.eval.v1.ListEvaluationsResponse;
import io.crossmodal.eval.v1.StartEvaluationRequest;
import io.crossmodal.eval.v1.StartEvaluationResponse;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.grpc.stub.StreamObserver;
import java.util.LinkedHashMap;
import java.util.Map;

/** Starts evaluations that never end; one a request id. */
public final class FakeEvaluations extends EvaluationServiceGrpc.EvaluationServiceImplBase {

  private final Map<String, Evaluation> byRequest = new LinkedHashMap<>();

  @Override
  public void startEvaluation(
      StartEvaluationRequest request, StreamObserver<StartEvaluationResponse> observer) {
    if (request.getSourceCase() == StartEvaluationRequest.SourceCase.SOURCE_NOT_SET) {
      throw ServiceException.field("source", "none", "gallery or npz_path");
    }
    Evaluation evaluation =
        byRequest.computeIfAbsent(request.getRequestId(), id -> started(request));
    Replies.send(observer, StartEvaluationResponse.newBuilder().setEvaluation(evaluation).build());
  }

  private Evaluation started(StartEvaluationRequest request) {
    int configurations =
        request.getPlan().getDimensionsCount()
            * request.getPlan().getPrecisionsCount()
            * request.getPlan().getCandidatesCount();
    return Evaluation.newBuilder()
        .setEvaluationId("e-" + (byRequest.size() + 1))
        .setState(EvaluationState.EVALUATION_STATE_RUNNING)
        .setConfigurationsTotal(configurations)
        .build();
  }

  @Override
  public void getEvaluation(
      GetEvaluationRequest request, StreamObserver<GetEvaluationResponse> observer) {
    Evaluation evaluation =
        byRequest.values().stream()
            .filter(e -> e.getEvaluationId().equals(request.getEvaluationId()))
            .findFirst()
            .orElseThrow(
                () ->
                    ServiceException.of(
                        ErrorReason.OPERATION_NOT_FOUND,
                        "evaluation: %s (expected: the id of an evaluation)",
                        request.getEvaluationId()));
    Replies.send(observer, GetEvaluationResponse.newBuilder().setEvaluation(evaluation).build());
  }

  @Override
  public void listEvaluations(
      ListEvaluationsRequest request, StreamObserver<ListEvaluationsResponse> observer) {
    Replies.send(
        observer,
        ListEvaluationsResponse.newBuilder().addAllEvaluations(byRequest.values()).build());
  }

  /** Nine of ten exact neighbours were promised, in the view "spoiled". */
  @Override
  public void getPromotion(
      GetPromotionRequest request, StreamObserver<GetPromotionResponse> observer) {
    Replies.send(
        observer,
        GetPromotionResponse.newBuilder()
            .setView("spoiled")
            .setPromisedOverlap(Estimate.newBuilder().setValue(.95).setLow(.9).setHigh(1))
            .build());
  }
}
