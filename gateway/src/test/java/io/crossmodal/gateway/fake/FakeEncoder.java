package io.crossmodal.gateway.fake;

import com.google.protobuf.util.Durations;
import io.crossmodal.dataset.image.ImageDecoder;
import io.crossmodal.dataset.image.ImageException;
import io.crossmodal.dataset.image.ImageLimits;
import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResponse;
import io.crossmodal.encoder.v1.EncodeResult;
import io.crossmodal.encoder.v1.EncodeTimings;
import io.crossmodal.encoder.v1.EncoderServiceGrpc;
import io.crossmodal.encoder.v1.GetModelRequest;
import io.crossmodal.encoder.v1.GetModelResponse;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.encoder.v1.Limits;
import io.crossmodal.encoder.v1.ListModelsRequest;
import io.crossmodal.encoder.v1.ListModelsResponse;
import io.crossmodal.encoder.v1.Model;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.type.v1.ItemError;
import io.grpc.stub.StreamObserver;

/** Encodes by colour, with the project's own picture decoder. */
public final class FakeEncoder extends EncoderServiceGrpc.EncoderServiceImplBase {

  public static final String MODEL = "colours";
  public static final String VERSION = "0123456789ab";

  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  @Override
  public void listModels(ListModelsRequest request, StreamObserver<ListModelsResponse> observer) {
    Replies.send(observer, ListModelsResponse.newBuilder().addModels(model()).build());
  }

  @Override
  public void getModel(GetModelRequest request, StreamObserver<GetModelResponse> observer) {
    checkName(request.getModel());
    Replies.send(observer, GetModelResponse.newBuilder().setModel(model()).build());
  }

  @Override
  public void encode(EncodeRequest request, StreamObserver<EncodeResponse> observer) {
    if (!request.getModel().isEmpty()) {
      checkName(request.getModel());
    }
    EncodeResponse.Builder response =
        EncodeResponse.newBuilder()
            .setModel(MODEL)
            .setModelVersion(VERSION)
            .setTimings(
                EncodeTimings.newBuilder()
                    .setQueue(Durations.fromMicros(150))
                    .setPrepare(Durations.fromMicros(900))
                    .setDevice(Durations.fromMicros(4200))
                    .setLargestBatch(request.getInputsCount()));
    for (int i = 0; i < request.getInputsCount(); i++) {
      response.addResults(result(i, request.getInputs(i)));
    }
    Replies.send(observer, response.build());
  }

  private EncodeResult result(int index, Input input) {
    EncodeResult.Builder result = EncodeResult.newBuilder();
    try {
      return switch (input.getKindCase()) {
        case TEXT ->
            result
                .setEmbedding(ColourSpace.ofText(input.getText()))
                .setTruncated(input.getText().length() > 200)
                .setTokens(input.getText().split("\\s+", -1).length)
                .build();
        case IMAGE ->
            result
                .setEmbedding(ColourSpace.ofPicture(decoder.decode(input.getImage().toByteArray())))
                .build();
        // A video of one frame, which is a picture.
        case VIDEO ->
            result
                .setEmbedding(
                    ColourSpace.ofPicture(decoder.decode(input.getVideo().getData().toByteArray())))
                .build();
        case KIND_NOT_SET -> throw ServiceException.field("inputs", "none", "text or image");
      };
    } catch (ImageException e) {
      return result.setError(error(index, e)).build();
    }
  }

  private static ItemError error(int index, ImageException e) {
    boolean large =
        e.reason() == ImageException.Reason.TOO_LARGE
            || e.reason() == ImageException.Reason.TOO_MANY_PIXELS;
    ErrorReason reason = large ? ErrorReason.TOO_LARGE : ErrorReason.INVALID_IMAGE;
    return ItemError.newBuilder()
        .setIndex(index)
        .setReason(reason.name())
        .setMessage(e.getMessage())
        .build();
  }

  private static void checkName(String name) {
    if (!name.equals(MODEL)) {
      throw ServiceException.of(
          ErrorReason.MODEL_NOT_FOUND, "model: %s (expected: %s)", name, MODEL);
    }
  }

  private static Model model() {
    return Model.newBuilder()
        .setName(MODEL)
        .setVersion(VERSION)
        .setDimension(ColourSpace.DIMENSION)
        .setImageSide(64)
        .setMaxTokens(32)
        .setLoaded(true)
        .setLimits(Limits.newBuilder().setMaxInputs(256))
        .build();
  }
}
