package io.crossmodal.gateway.fake;

import io.crossmodal.encoder.v1.ListTrainingsRequest;
import io.crossmodal.encoder.v1.ListTrainingsResponse;
import io.crossmodal.encoder.v1.Training;
import io.crossmodal.encoder.v1.TrainingPoint;
import io.crossmodal.encoder.v1.TrainingServiceGrpc;
import io.crossmodal.encoder.v1.TrainingState;
import io.grpc.stub.StreamObserver;

/** Knows one training that goes on. */
public final class FakeTrainings extends TrainingServiceGrpc.TrainingServiceImplBase {

  @Override
  public void listTrainings(
      ListTrainingsRequest request, StreamObserver<ListTrainingsResponse> observer) {
    Training training =
        Training.newBuilder()
            .setTrainingId("t-1")
            .setModel(FakeEncoder.MODEL)
            .setState(TrainingState.TRAINING_STATE_RUNNING)
            .setEpoch(2)
            .setEpochs(40)
            .addCurve(TrainingPoint.newBuilder().setEpoch(1).setLoss(3.5).setTemperature(0.07))
            .build();
    Replies.send(observer, ListTrainingsResponse.newBuilder().addTrainings(training).build());
  }
}
