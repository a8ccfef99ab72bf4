package io.crossmodal.gateway.client;

import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResponse;
import io.crossmodal.encoder.v1.EncoderServiceGrpc;
import io.crossmodal.encoder.v1.EncoderServiceGrpc.EncoderServiceBlockingStub;
import io.crossmodal.encoder.v1.GetModelRequest;
import io.crossmodal.encoder.v1.ListModelsRequest;
import io.crossmodal.encoder.v1.ListModelsResponse;
import io.crossmodal.encoder.v1.ListTrainingsRequest;
import io.crossmodal.encoder.v1.ListTrainingsResponse;
import io.crossmodal.encoder.v1.Model;
import io.crossmodal.encoder.v1.TrainingServiceGrpc;
import io.crossmodal.encoder.v1.TrainingServiceGrpc.TrainingServiceBlockingStub;
import java.time.Duration;

/** Calls the encoder service: its models, its encodings and its trainings. */
public final class EncoderClient {

  private final Upstream upstream;
  private final EncoderServiceBlockingStub encoder;
  private final TrainingServiceBlockingStub trainings;
  private final Duration deadline;

  public EncoderClient(Upstream upstream, Duration deadline) {
    this.upstream = upstream;
    this.encoder = EncoderServiceGrpc.newBlockingStub(upstream.channel());
    this.trainings = TrainingServiceGrpc.newBlockingStub(upstream.channel());
    this.deadline = deadline;
  }

  /** Every model, by name. */
  public ListModelsResponse models() {
    ListModelsRequest request = ListModelsRequest.getDefaultInstance();
    return upstream.call(encoder, deadline, s -> s.listModels(request));
  }

  /** The model of this name. */
  public Model model(String name) {
    GetModelRequest request = GetModelRequest.newBuilder().setModel(name).build();
    return upstream.call(encoder, deadline, s -> s.getModel(request)).getModel();
  }

  /** One result an input, errors of single inputs among them. */
  public EncodeResponse encode(EncodeRequest request) {
    return upstream.call(encoder, deadline, s -> s.encode(request));
  }

  /** Every training, newest first. */
  public ListTrainingsResponse trainings() {
    ListTrainingsRequest request = ListTrainingsRequest.getDefaultInstance();
    return upstream.call(trainings, deadline, s -> s.listTrainings(request));
  }
}
