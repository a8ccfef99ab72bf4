package io.crossmodal.encoder.endpoint;

import com.google.protobuf.Timestamp;
import io.crossmodal.encoder.train.EpochReport;
import io.crossmodal.encoder.training.TrainingFigures;
import io.crossmodal.encoder.training.TrainingRecord;
import io.crossmodal.encoder.v1.RetrievalFigures;
import io.crossmodal.encoder.v1.Training;
import io.crossmodal.encoder.v1.TrainingOutcome;
import io.crossmodal.encoder.v1.TrainingPoint;
import io.crossmodal.encoder.v1.TrainingState;

/** Trainings as messages. */
final class TrainingMessages {

  private TrainingMessages() {}

  static Training toProto(TrainingRecord training) {
    Training.Builder message =
        Training.newBuilder()
            .setTrainingId(training.id())
            .setModel(training.model())
            .setState(toProto(training.state()))
            .setEpoch(training.epoch())
            .setEpochs(training.epochs())
            .setError(training.error())
            .setActivity(training.activity())
            .setStartTime(
                Timestamp.newBuilder()
                    .setSeconds(training.start().getEpochSecond())
                    .setNanos(training.start().getNano()))
            .addAllDatasetProblems(training.problems());
    training.curve().forEach(point -> message.addCurve(toProto(point)));
    if (training.result() != null) {
      message.setOutcome(toProto(training.result()));
    }
    return message.build();
  }

  private static TrainingState toProto(io.crossmodal.encoder.training.TrainingState state) {
    return switch (state) {
      case RUNNING -> TrainingState.TRAINING_STATE_RUNNING;
      case SUCCEEDED -> TrainingState.TRAINING_STATE_SUCCEEDED;
      case FAILED -> TrainingState.TRAINING_STATE_FAILED;
      case CANCELLED -> TrainingState.TRAINING_STATE_CANCELLED;
    };
  }

  private static TrainingPoint toProto(EpochReport point) {
    return TrainingPoint.newBuilder()
        .setEpoch(point.epoch())
        .setLoss(point.loss())
        .setValidationRecallAt1(point.validationRecallAt1())
        .setValidationMrr(point.validationMrr())
        .setLearningRate(point.learningRate())
        .setTemperature(point.temperature())
        .setImagesPerSecond(point.imagesPerSecond())
        .build();
  }

  private static TrainingOutcome toProto(TrainingFigures figures) {
    TrainingOutcome.Builder outcome =
        TrainingOutcome.newBuilder()
            .setTrainImages(figures.trainImages())
            .setValidationImages(figures.validationImages())
            .setTestImages(figures.testImages())
            .setDuration(EncodeAnswers.toProto(figures.duration()))
            .setBestEpoch(figures.bestEpoch())
            .addAllTestImageIds(figures.testImageIds());
    figures.systems().forEach(system -> outcome.addFigures(toProto(system)));
    return outcome.build();
  }

  private static RetrievalFigures toProto(io.crossmodal.encoder.train.RetrievalFigures system) {
    return RetrievalFigures.newBuilder()
        .setSystem(system.system())
        .setDirection(system.direction().label())
        .setRecallAt1(system.recallAt1())
        .setRecallAt5(system.recallAt5())
        .setRecallAt10(system.recallAt10())
        .setMrr(system.mrr())
        .setMedianRank(system.medianRank())
        .setQueries(system.queries())
        .setGallery(system.gallery())
        .build();
  }
}
