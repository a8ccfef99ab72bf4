package io.crossmodal.gateway.client;

import io.crossmodal.inference.v1.GRPCInferenceServiceGrpc;
import io.crossmodal.inference.v1.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.crossmodal.inference.v1.ModelInferRequest;
import io.crossmodal.inference.v1.ModelInferResponse;
import io.crossmodal.inference.v1.ModelMetadataRequest;
import io.crossmodal.inference.v1.ModelMetadataResponse;
import io.crossmodal.inference.v1.ModelReadyRequest;
import io.crossmodal.inference.v1.ServerMetadataRequest;
import io.crossmodal.inference.v1.ServerMetadataResponse;
import io.crossmodal.inference.v1.ServerReadyRequest;
import java.time.Duration;

/** Calls the encoder service by the Open Inference Protocol. */
public final class InferenceClient {

  private final Upstream upstream;
  private final GRPCInferenceServiceBlockingStub inference;
  private final Duration deadline;

  public InferenceClient(Upstream upstream, Duration deadline) {
    this.upstream = upstream;
    this.inference = GRPCInferenceServiceGrpc.newBlockingStub(upstream.channel());
    this.deadline = deadline;
  }

  /** True if the default model can be used. */
  public boolean ready() {
    ServerReadyRequest request = ServerReadyRequest.getDefaultInstance();
    return upstream.call(inference, deadline, s -> s.serverReady(request)).getReady();
  }

  /** True if the model can be used; an empty version is any. */
  public boolean ready(String model, String version) {
    ModelReadyRequest request =
        ModelReadyRequest.newBuilder().setName(model).setVersion(version).build();
    return upstream.call(inference, deadline, s -> s.modelReady(request)).getReady();
  }

  /** What the server is. */
  public ServerMetadataResponse server() {
    ServerMetadataRequest request = ServerMetadataRequest.getDefaultInstance();
    return upstream.call(inference, deadline, s -> s.serverMetadata(request));
  }

  /** Inputs and outputs of a model; an empty version is any. */
  public ModelMetadataResponse model(String model, String version) {
    ModelMetadataRequest request =
        ModelMetadataRequest.newBuilder().setName(model).setVersion(version).build();
    return upstream.call(inference, deadline, s -> s.modelMetadata(request));
  }

  /** One batch embedded. */
  public ModelInferResponse infer(ModelInferRequest request) {
    return upstream.call(inference, deadline, s -> s.modelInfer(request));
  }
}
