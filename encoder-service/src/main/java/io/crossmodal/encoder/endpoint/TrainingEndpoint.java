package io.crossmodal.encoder.endpoint;

import io.crossmodal.encoder.training.TrainingRecord;
import io.crossmodal.encoder.training.Trainings;
import io.crossmodal.encoder.v1.CancelTrainingRequest;
import io.crossmodal.encoder.v1.CancelTrainingResponse;
import io.crossmodal.encoder.v1.GetTrainingRequest;
import io.crossmodal.encoder.v1.GetTrainingResponse;
import io.crossmodal.encoder.v1.ListTrainingsRequest;
import io.crossmodal.encoder.v1.ListTrainingsResponse;
import io.crossmodal.encoder.v1.StartTrainingRequest;
import io.crossmodal.encoder.v1.StartTrainingResponse;
import io.crossmodal.encoder.v1.TrainingServiceGrpc.TrainingServiceImplBase;
import io.crossmodal.encoder.v1.WatchTrainingRequest;
import io.crossmodal.encoder.v1.WatchTrainingResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** {@code TrainingService} over {@link Trainings}. */
@Singleton
@Requires(property = "crossmodal.encoder.enabled", value = "true")
public final class TrainingEndpoint extends TrainingServiceImplBase {

  private final Trainings trainings;
  private final TrainingRequests requests;

  public TrainingEndpoint(Trainings trainings, TrainingRequests requests) {
    this.trainings = trainings;
    this.requests = requests;
  }

  @Override
  public void startTraining(
      StartTrainingRequest request, StreamObserver<StartTrainingResponse> caller) {
    TrainingRecord training = trainings.start(requests.fromProto(request));
    caller.onNext(
        StartTrainingResponse.newBuilder().setTraining(TrainingMessages.toProto(training)).build());
    caller.onCompleted();
  }

  @Override
  public void getTraining(GetTrainingRequest request, StreamObserver<GetTrainingResponse> caller) {
    TrainingRecord training = trainings.training(request.getTrainingId());
    caller.onNext(
        GetTrainingResponse.newBuilder().setTraining(TrainingMessages.toProto(training)).build());
    caller.onCompleted();
  }

  @Override
  public void listTrainings(
      ListTrainingsRequest request, StreamObserver<ListTrainingsResponse> caller) {
    ListTrainingsResponse.Builder response = ListTrainingsResponse.newBuilder();
    trainings.list().forEach(t -> response.addTrainings(TrainingMessages.toProto(t)));
    caller.onNext(response.build());
    caller.onCompleted();
  }

  @Override
  public void watchTraining(
      WatchTrainingRequest request, StreamObserver<WatchTrainingResponse> caller) {
    WatchCall call = new WatchCall((ServerCallStreamObserver<WatchTrainingResponse>) caller);
    call.endWith(trainings.watch(request.getTrainingId(), call));
  }

  @Override
  public void cancelTraining(
      CancelTrainingRequest request, StreamObserver<CancelTrainingResponse> caller) {
    TrainingRecord training = trainings.cancel(request.getTrainingId());
    caller.onNext(
        CancelTrainingResponse.newBuilder()
            .setTraining(TrainingMessages.toProto(training))
            .build());
    caller.onCompleted();
  }
}
