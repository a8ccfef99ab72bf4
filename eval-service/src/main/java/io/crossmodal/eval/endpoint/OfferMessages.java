package io.crossmodal.eval.endpoint;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import io.crossmodal.eval.measure.Budget;
import io.crossmodal.eval.measure.Kept;
import io.crossmodal.eval.pipeline.Advised;
import io.crossmodal.eval.pipeline.LiveOverlap;
import io.crossmodal.eval.pipeline.Promise;
import io.crossmodal.eval.pipeline.Promotion;
import io.crossmodal.eval.v1.Estimate;
import io.crossmodal.eval.v1.GetPromotionRequest;
import io.crossmodal.eval.v1.GetPromotionResponse;
import io.crossmodal.eval.v1.KeptQuality;
import io.crossmodal.eval.v1.Offer;
import io.crossmodal.eval.v1.PromoteRequest;
import io.crossmodal.eval.v1.PromoteResponse;
import io.crossmodal.eval.v1.RecommendResponse;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.rpc.ServiceException.FieldViolation;
import java.util.List;
import java.util.Optional;

/** Offers and budgets as messages. */
final class OfferMessages {

  private static final String DEFAULT_BUDGET = "R@1>=.99";
  private static final double NANOS = 1e6;

  private OfferMessages() {}

  /** The budget of a request. */
  static Budget budget(String text) {
    try {
      return Budget.parse(text.isBlank() ? DEFAULT_BUDGET : text);
    } catch (IllegalArgumentException e) {
      throw ServiceException.fields(
          List.of(new FieldViolation("budget", String.valueOf(e.getMessage()))));
    }
  }

  static RecommendResponse response(Advised advised) {
    RecommendResponse.Builder response = RecommendResponse.newBuilder().setWords(advised.words());
    if (advised.trusted()) {
      advised.advice().choice().map(OfferMessages::offer).ifPresent(response::setChoice);
      advised.advice().runnerUp().map(OfferMessages::offer).ifPresent(response::setRunnerUp);
      advised.advice().nearest().map(OfferMessages::offer).ifPresent(response::setNearest);
    }
    advised.advice().front().stream().map(OfferMessages::offer).forEach(response::addFront);
    return response.build();
  }

  /** A request that says what and where. */
  static void check(PromoteRequest request) {
    if (request.getGallery().isBlank()) {
      throw ServiceException.field("gallery", "\"\"", "the name of a gallery");
    }
    if (request.getTakeBack() != request.getEvaluationId().isBlank()) {
      throw ServiceException.field(
          "evaluation_id",
          request.getEvaluationId().isBlank() ? "\"\"" : request.getEvaluationId(),
          request.getTakeBack() ? "none, with take_back" : "the id of an evaluation");
    }
  }

  static PromoteResponse response(Promotion promotion) {
    PromoteResponse.Builder response =
        PromoteResponse.newBuilder()
            .setView(promotion.view())
            .setPreviousView(promotion.previous());
    LiveOverlap live = promotion.live();
    if (live != null) {
      response
          .setQueries(live.queries())
          .setOverlap(
              Estimate.newBuilder()
                  .setValue(live.value())
                  .setLow(live.interval().low())
                  .setHigh(live.interval().high()));
    }
    return response.build();
  }

  /** A request that says where. */
  static void check(GetPromotionRequest request) {
    if (request.getGallery().isBlank()) {
      throw ServiceException.field("gallery", "\"\"", "the name of a gallery");
    }
  }

  static GetPromotionResponse promise(Optional<Promise> promise) {
    GetPromotionResponse.Builder response = GetPromotionResponse.newBuilder();
    promise.ifPresent(
        made -> {
          response
              .setView(made.view())
              .setPromoteTime(Timestamp.newBuilder().setSeconds(made.made().getEpochSecond()));
          Promise.Overlap overlap = made.overlap();
          if (overlap != null) {
            response.setPromisedOverlap(
                Estimate.newBuilder()
                    .setValue(overlap.value())
                    .setLow(overlap.interval().low())
                    .setHigh(overlap.interval().high()));
          }
        });
    return response.build();
  }

  private static Offer offer(io.crossmodal.eval.measure.Offer offer) {
    return Offer.newBuilder()
        .setView(offer.view())
        .setDimension(offer.dimension())
        .setPrecision(offer.precision())
        .setBytesPerVector(offer.bytes())
        .setP50(duration(offer.p50()))
        .setP99(duration(offer.p99()))
        .setReduction(offer.served().reduction())
        .setSearch(offer.served().search())
        .setEffort(offer.served().effort())
        .setTargetRecall(offer.served().targetRecall())
        .setOversampling(offer.served().oversampling())
        .addAllQuality(offer.quality().stream().map(OfferMessages::kept).toList())
        .build();
  }

  private static KeptQuality kept(Kept kept) {
    return KeptQuality.newBuilder()
        .setMeasure(kept.measure())
        .setValue(kept.value())
        .setShare(
            Estimate.newBuilder()
                .setValue(kept.share())
                .setLow(kept.interval().low())
                .setHigh(kept.interval().high()))
        .build();
  }

  private static Duration duration(double milliseconds) {
    long nanos = Math.round(milliseconds * NANOS);
    return Duration.newBuilder()
        .setSeconds(nanos / 1_000_000_000)
        .setNanos((int) (nanos % 1_000_000_000))
        .build();
  }
}
