package io.crossmodal.encoder.endpoint;

import io.crossmodal.encoder.model.ModelCard;
import io.crossmodal.encoder.model.ModelRepository;
import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResponse;
import io.crossmodal.encoder.v1.EncodeStreamRequest;
import io.crossmodal.encoder.v1.EncodeStreamResponse;
import io.crossmodal.encoder.v1.EncoderServiceGrpc.EncoderServiceImplBase;
import io.crossmodal.encoder.v1.GetModelRequest;
import io.crossmodal.encoder.v1.GetModelResponse;
import io.crossmodal.encoder.v1.ListModelsRequest;
import io.crossmodal.encoder.v1.ListModelsResponse;
import io.crossmodal.encoder.v1.Model;
import io.crossmodal.encoder.v1.TokenizeRequest;
import io.crossmodal.encoder.v1.TokenizeResponse;
import io.crossmodal.type.v1.Modality;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** {@code EncoderService} over the model repository and the batcher. */
@Singleton
@Requires(property = "crossmodal.encoder.enabled", value = "true")
public final class EncoderEndpoint extends EncoderServiceImplBase {

  private final ModelRepository models;
  private final EncodeCalls calls;
  private final Tokenizing tokenizing;
  private final ServiceLimits limits;

  public EncoderEndpoint(
      ModelRepository models, EncodeCalls calls, Tokenizing tokenizing, ServiceLimits limits) {
    this.models = models;
    this.calls = calls;
    this.tokenizing = tokenizing;
    this.limits = limits;
  }

  @Override
  public void listModels(ListModelsRequest request, StreamObserver<ListModelsResponse> caller) {
    ListModelsResponse.Builder response = ListModelsResponse.newBuilder();
    models.cards().forEach(card -> response.addModels(toProto(card)));
    caller.onNext(response.build());
    caller.onCompleted();
  }

  @Override
  public void getModel(GetModelRequest request, StreamObserver<GetModelResponse> caller) {
    ModelCard card = models.card(limits.modelOr(request.getModel()));
    caller.onNext(GetModelResponse.newBuilder().setModel(toProto(card)).build());
    caller.onCompleted();
  }

  @Override
  public void encode(EncodeRequest request, StreamObserver<EncodeResponse> caller) {
    PendingAnswer answer = calls.encode(request);
    ((ServerCallStreamObserver<EncodeResponse>) caller).setOnCancelHandler(answer.cancel());
    answer.sendTo(caller, response -> response);
  }

  @Override
  public StreamObserver<EncodeStreamRequest> encodeStream(
      StreamObserver<EncodeStreamResponse> caller) {
    return new EncodeStreamCall(
        (ServerCallStreamObserver<EncodeStreamResponse>) caller,
        limits.streamWindow(),
        calls::encodePatiently);
  }

  @Override
  public void tokenize(TokenizeRequest request, StreamObserver<TokenizeResponse> caller) {
    caller.onNext(tokenizing.tokenize(request));
    caller.onCompleted();
  }

  private Model toProto(ModelCard card) {
    Model.Builder model = Model.newBuilder();
    if (card.takesTexts()) {
      model.addModalities(Modality.MODALITY_TEXT);
    }
    if (card.takesImages()) {
      model.addModalities(Modality.MODALITY_IMAGE);
      model.addModalities(Modality.MODALITY_VIDEO);
    }
    return model
        .setName(card.name())
        .setVersion(card.version())
        .setDimension(card.dimension())
        .setImageSide(card.imageSide())
        .setPreprocessing(card.preprocessing())
        .setMaxTokens(card.maxTokens())
        .setNormalized(true)
        .setDescription(card.description())
        .setLoaded(models.loaded(card.name()))
        .setLimits(limits.toProto())
        .build();
  }
}
