package io.crossmodal.encoder.endpoint;

import io.crossmodal.encoder.model.ModelCard;
import io.crossmodal.encoder.model.ModelRepository;
import io.crossmodal.inference.v1.GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase;
import io.crossmodal.inference.v1.ModelInferRequest;
import io.crossmodal.inference.v1.ModelInferResponse;
import io.crossmodal.inference.v1.ModelMetadataRequest;
import io.crossmodal.inference.v1.ModelMetadataResponse;
import io.crossmodal.inference.v1.ModelReadyRequest;
import io.crossmodal.inference.v1.ModelReadyResponse;
import io.crossmodal.inference.v1.ServerLiveRequest;
import io.crossmodal.inference.v1.ServerLiveResponse;
import io.crossmodal.inference.v1.ServerMetadataRequest;
import io.crossmodal.inference.v1.ServerMetadataResponse;
import io.crossmodal.inference.v1.ServerReadyRequest;
import io.crossmodal.inference.v1.ServerReadyResponse;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** {@code inference.GRPCInferenceService}: what clients of other inference servers call. */
@Singleton
@Requires(property = "crossmodal.encoder.enabled", value = "true")
public final class InferenceEndpoint extends GRPCInferenceServiceImplBase {

  private final ModelRepository models;
  private final EncodeCalls calls;
  private final ServiceLimits limits;

  public InferenceEndpoint(ModelRepository models, EncodeCalls calls, ServiceLimits limits) {
    this.models = models;
    this.calls = calls;
    this.limits = limits;
  }

  @Override
  public void serverLive(ServerLiveRequest request, StreamObserver<ServerLiveResponse> caller) {
    caller.onNext(ServerLiveResponse.newBuilder().setLive(true).build());
    caller.onCompleted();
  }

  @Override
  public void serverReady(ServerReadyRequest request, StreamObserver<ServerReadyResponse> caller) {
    boolean ready = ready(limits.defaultModel(), "");
    caller.onNext(ServerReadyResponse.newBuilder().setReady(ready).build());
    caller.onCompleted();
  }

  @Override
  public void modelReady(ModelReadyRequest request, StreamObserver<ModelReadyResponse> caller) {
    boolean ready = ready(request.getName(), request.getVersion());
    caller.onNext(ModelReadyResponse.newBuilder().setReady(ready).build());
    caller.onCompleted();
  }

  @Override
  public void serverMetadata(
      ServerMetadataRequest request, StreamObserver<ServerMetadataResponse> caller) {
    caller.onNext(InferenceMessages.server());
    caller.onCompleted();
  }

  @Override
  public void modelMetadata(
      ModelMetadataRequest request, StreamObserver<ModelMetadataResponse> caller) {
    caller.onNext(InferenceMessages.model(card(request.getName(), request.getVersion())));
    caller.onCompleted();
  }

  @Override
  public void modelInfer(ModelInferRequest request, StreamObserver<ModelInferResponse> caller) {
    checkModel(request.getModelName(), request.getModelVersion());
    PendingAnswer answer =
        calls.encode(
            InferenceMessages.toEncode(request), InferenceMessages.timeout(request).orElse(null));
    ((ServerCallStreamObserver<ModelInferResponse>) caller).setOnCancelHandler(answer.cancel());
    answer.sendTo(caller, response -> InferenceMessages.toInfer(request, response));
  }

  /** Reads no card for the usual call, which asks for no version. */
  private void checkModel(String name, String version) {
    if (name.isEmpty()) {
      throw ServiceException.field("model_name", "empty", "the name of a model");
    }
    if (!version.isEmpty()) {
      card(name, version);
    }
  }

  private boolean ready(String name, String version) {
    try {
      card(name, version);
      return true;
    } catch (ServiceException e) {
      return false;
    }
  }

  private ModelCard card(String name, String version) {
    ModelCard card = models.card(name);
    if (!version.isEmpty() && !version.equals(card.version())) {
      throw ServiceException.of(
              ErrorReason.MODEL_NOT_FOUND,
              "model %s: version %s (expected: %s)",
              name,
              version,
              card.version())
          .with("model", name);
    }
    return card;
  }
}
