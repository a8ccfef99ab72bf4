package io.crossmodal.gateway.client;

import io.crossmodal.eval.v1.Evaluation;
import io.crossmodal.eval.v1.EvaluationServiceGrpc;
import io.crossmodal.eval.v1.EvaluationServiceGrpc.EvaluationServiceBlockingStub;
import io.crossmodal.eval.v1.GetEvaluationRequest;
import io.crossmodal.eval.v1.GetPromotionRequest;
import io.crossmodal.eval.v1.GetPromotionResponse;
import io.crossmodal.eval.v1.ListEvaluationsRequest;
import io.crossmodal.eval.v1.ListEvaluationsResponse;
import io.crossmodal.eval.v1.PromoteRequest;
import io.crossmodal.eval.v1.PromoteResponse;
import io.crossmodal.eval.v1.RecommendRequest;
import io.crossmodal.eval.v1.RecommendResponse;
import io.crossmodal.eval.v1.StartEvaluationRequest;
import java.time.Duration;

/** Calls the eval service. */
public final class EvaluationClient {

  private static final Duration PROMOTION = Duration.ofMinutes(10);

  private final Upstream upstream;
  private final EvaluationServiceBlockingStub evaluations;
  private final Duration deadline;

  public EvaluationClient(Upstream upstream, Duration deadline) {
    this.upstream = upstream;
    this.evaluations = EvaluationServiceGrpc.newBlockingStub(upstream.channel());
    this.deadline = deadline;
  }

  /** Starts an evaluation and answers at once. */
  public Evaluation start(StartEvaluationRequest request) {
    return upstream.call(evaluations, deadline, s -> s.startEvaluation(request)).getEvaluation();
  }

  /** How an evaluation stands. */
  public Evaluation get(String id) {
    GetEvaluationRequest request = GetEvaluationRequest.newBuilder().setEvaluationId(id).build();
    return upstream.call(evaluations, deadline, s -> s.getEvaluation(request)).getEvaluation();
  }

  /** Every evaluation, newest first. */
  public ListEvaluationsResponse list() {
    ListEvaluationsRequest request = ListEvaluationsRequest.getDefaultInstance();
    return upstream.call(evaluations, deadline, s -> s.listEvaluations(request));
  }

  /** What a budget buys among the views of an evaluation. */
  public RecommendResponse recommend(String id, String budget) {
    RecommendRequest request =
        RecommendRequest.newBuilder().setEvaluationId(id).setBudget(budget).build();
    return upstream.call(evaluations, deadline, s -> s.recommend(request));
  }

  /** Puts a view into service, or takes that back; waits until the view is built. */
  public PromoteResponse promote(PromoteRequest request) {
    return upstream.call(evaluations, PROMOTION, s -> s.promote(request));
  }

  /** What the last promotion on a gallery promised. */
  public GetPromotionResponse promotion(String gallery) {
    GetPromotionRequest request = GetPromotionRequest.newBuilder().setGallery(gallery).build();
    return upstream.call(evaluations, deadline, s -> s.getPromotion(request));
  }
}
