package io.crossmodal.eval.endpoint;

import io.crossmodal.eval.pipeline.EvaluationStatus;
import io.crossmodal.eval.pipeline.Evaluations;
import io.crossmodal.eval.pipeline.Promotion;
import io.crossmodal.eval.v1.CancelEvaluationRequest;
import io.crossmodal.eval.v1.CancelEvaluationResponse;
import io.crossmodal.eval.v1.EvaluationServiceGrpc.EvaluationServiceImplBase;
import io.crossmodal.eval.v1.GetEvaluationRequest;
import io.crossmodal.eval.v1.GetEvaluationResponse;
import io.crossmodal.eval.v1.GetPromotionRequest;
import io.crossmodal.eval.v1.GetPromotionResponse;
import io.crossmodal.eval.v1.GetReportRequest;
import io.crossmodal.eval.v1.GetReportResponse;
import io.crossmodal.eval.v1.ListEvaluationsRequest;
import io.crossmodal.eval.v1.ListEvaluationsResponse;
import io.crossmodal.eval.v1.PromoteRequest;
import io.crossmodal.eval.v1.PromoteResponse;
import io.crossmodal.eval.v1.RecommendRequest;
import io.crossmodal.eval.v1.RecommendResponse;
import io.crossmodal.eval.v1.StartEvaluationRequest;
import io.crossmodal.eval.v1.StartEvaluationResponse;
import io.crossmodal.eval.v1.WatchEvaluationRequest;
import io.crossmodal.eval.v1.WatchEvaluationResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** The evaluation service on the wire. */
@Singleton
@Requires(property = "crossmodal.eval.enabled", value = "true")
public final class EvaluationEndpoint extends EvaluationServiceImplBase {

  private final Evaluations evaluations;

  public EvaluationEndpoint(Evaluations evaluations) {
    this.evaluations = evaluations;
  }

  @Override
  public void startEvaluation(
      StartEvaluationRequest request, StreamObserver<StartEvaluationResponse> caller) {
    EvaluationStatus status = evaluations.start(OrderParser.parse(request));
    answer(
        caller,
        StartEvaluationResponse.newBuilder()
            .setEvaluation(EvaluationMessages.evaluation(status))
            .build());
  }

  @Override
  public void getEvaluation(
      GetEvaluationRequest request, StreamObserver<GetEvaluationResponse> caller) {
    EvaluationStatus status = evaluations.status(request.getEvaluationId());
    answer(
        caller,
        GetEvaluationResponse.newBuilder()
            .setEvaluation(EvaluationMessages.evaluation(status))
            .build());
  }

  @Override
  public void listEvaluations(
      ListEvaluationsRequest request, StreamObserver<ListEvaluationsResponse> caller) {
    ListEvaluationsResponse.Builder answer = ListEvaluationsResponse.newBuilder();
    evaluations.list().stream().map(EvaluationMessages::evaluation).forEach(answer::addEvaluations);
    answer(caller, answer.build());
  }

  @Override
  public void watchEvaluation(
      WatchEvaluationRequest request, StreamObserver<WatchEvaluationResponse> caller) {
    EvaluationWatch.start(
        evaluations,
        request.getEvaluationId(),
        (ServerCallStreamObserver<WatchEvaluationResponse>) caller);
  }

  @Override
  public void cancelEvaluation(
      CancelEvaluationRequest request, StreamObserver<CancelEvaluationResponse> caller) {
    EvaluationStatus status = evaluations.cancel(request.getEvaluationId());
    answer(
        caller,
        CancelEvaluationResponse.newBuilder()
            .setEvaluation(EvaluationMessages.evaluation(status))
            .build());
  }

  @Override
  public void getReport(GetReportRequest request, StreamObserver<GetReportResponse> caller) {
    ReportStream.send(
        evaluations.report(request.getEvaluationId()),
        (ServerCallStreamObserver<GetReportResponse>) caller);
  }

  @Override
  public void recommend(RecommendRequest request, StreamObserver<RecommendResponse> caller) {
    answer(
        caller,
        OfferMessages.response(
            evaluations
                .adoption()
                .advise(request.getEvaluationId(), OfferMessages.budget(request.getBudget()))));
  }

  @Override
  public void promote(PromoteRequest request, StreamObserver<PromoteResponse> caller) {
    OfferMessages.check(request);
    Promotion promotion =
        request.getTakeBack()
            ? evaluations.adoption().takeBack(request.getGallery())
            : evaluations
                .adoption()
                .promote(
                    request.getEvaluationId(),
                    request.getView(),
                    OfferMessages.budget(request.getBudget()),
                    request.getGallery());
    answer(caller, OfferMessages.response(promotion));
  }

  @Override
  public void getPromotion(
      GetPromotionRequest request, StreamObserver<GetPromotionResponse> caller) {
    OfferMessages.check(request);
    answer(caller, OfferMessages.promise(evaluations.adoption().promise(request.getGallery())));
  }

  private static <A> void answer(StreamObserver<A> caller, A answer) {
    caller.onNext(answer);
    caller.onCompleted();
  }
}
