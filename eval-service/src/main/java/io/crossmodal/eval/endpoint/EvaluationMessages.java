package io.crossmodal.eval.endpoint;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import io.crossmodal.eval.pipeline.ConfigurationSummary;
import io.crossmodal.eval.pipeline.EvaluationStatus;
import io.crossmodal.eval.v1.ConfigurationFigures;
import io.crossmodal.eval.v1.Estimate;
import io.crossmodal.eval.v1.Evaluation;
import io.crossmodal.eval.v1.EvaluationState;
import io.crossmodal.eval.v1.EvaluationSummary;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Evaluations as messages. */
final class EvaluationMessages {

  private EvaluationMessages() {}

  static Evaluation evaluation(EvaluationStatus status) {
    Evaluation.Builder evaluation =
        Evaluation.newBuilder()
            .setEvaluationId(status.id())
            .setState(state(status.state()))
            .setConfigurationsDone(status.done())
            .setConfigurationsTotal(status.total())
            .setActivity(status.activity())
            .setError(status.error())
            .setStartTime(timestamp(status.started()));
    io.crossmodal.eval.pipeline.EvaluationSummary summary = status.summary();
    if (summary != null) {
      evaluation.setSummary(summary(summary));
    }
    return evaluation.build();
  }

  private static EvaluationSummary summary(io.crossmodal.eval.pipeline.EvaluationSummary summary) {
    return EvaluationSummary.newBuilder()
        .setVerdict(summary.verdict())
        .setRecommendation(summary.recommendation())
        .setRecommendedExperiment(summary.recommended())
        .addAllWarnings(summary.warnings())
        .addAllFigures(summary.figures().stream().map(EvaluationMessages::figures).toList())
        .setDuration(duration(summary.duration()))
        .setTable(summary.table())
        .build();
  }

  private static ConfigurationFigures figures(ConfigurationSummary figures) {
    ConfigurationFigures.Builder built =
        ConfigurationFigures.newBuilder()
            .setExperiment(figures.experiment())
            .setDirection(figures.direction())
            .setDimension(figures.dimension())
            .setPrecision(figures.precision())
            .setCandidates(figures.candidates())
            .setChanceRecallAt10(figures.chanceRecallAt10())
            .setLift(figures.lift())
            .setExpectedRecallAt10(figures.expectedRecallAt10())
            .setBytesPerVector(figures.bytesPerVector())
            .setP50(duration(figures.p50()))
            .setP95(duration(figures.p95()));
    estimate(figures.recallAt1(), built::setRecallAt1);
    estimate(figures.recallAt10(), built::setRecallAt10);
    estimate(figures.reciprocalRank(), built::setMrr);
    estimate(figures.ndcgAt10(), built::setNdcgAt10);
    return built.build();
  }

  private static void estimate(
      io.crossmodal.eval.pipeline.@Nullable Estimate estimate, Consumer<Estimate> setter) {
    if (estimate != null) {
      setter.accept(
          Estimate.newBuilder()
              .setValue(estimate.value())
              .setLow(estimate.low())
              .setHigh(estimate.high())
              .build());
    }
  }

  private static EvaluationState state(io.crossmodal.eval.pipeline.EvaluationState state) {
    return switch (state) {
      case RUNNING -> EvaluationState.EVALUATION_STATE_RUNNING;
      case SUCCEEDED -> EvaluationState.EVALUATION_STATE_SUCCEEDED;
      case FAILED -> EvaluationState.EVALUATION_STATE_FAILED;
      case CANCELLED -> EvaluationState.EVALUATION_STATE_CANCELLED;
    };
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  private static Duration duration(java.time.Duration duration) {
    return Duration.newBuilder()
        .setSeconds(duration.getSeconds())
        .setNanos(duration.getNano())
        .build();
  }
}
