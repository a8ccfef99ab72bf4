package io.crossmodal.gateway.fake;

import com.google.protobuf.ByteString;
import io.crossmodal.inference.v1.GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase;
import io.crossmodal.inference.v1.ModelInferRequest;
import io.crossmodal.inference.v1.ModelInferResponse;
import io.crossmodal.inference.v1.ModelInferResponse.InferOutputTensor;
import io.crossmodal.inference.v1.ModelMetadataRequest;
import io.crossmodal.inference.v1.ModelMetadataResponse;
import io.crossmodal.inference.v1.ModelMetadataResponse.TensorMetadata;
import io.crossmodal.inference.v1.ModelReadyRequest;
import io.crossmodal.inference.v1.ModelReadyResponse;
import io.crossmodal.inference.v1.ServerMetadataRequest;
import io.crossmodal.inference.v1.ServerMetadataResponse;
import io.crossmodal.inference.v1.ServerReadyRequest;
import io.crossmodal.inference.v1.ServerReadyResponse;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.grpc.stub.StreamObserver;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Embeds every request as one vector: 1, 2 and the bytes of its input; keeps the request. */
public final class FakeInference extends GRPCInferenceServiceImplBase {

  private volatile @Nullable ModelInferRequest last;

  /** The request that came last. */
  public ModelInferRequest last() {
    ModelInferRequest request = last;
    if (request == null) {
      throw new AssertionError("no request came");
    }
    return request;
  }

  @Override
  public void serverReady(ServerReadyRequest request, StreamObserver<ServerReadyResponse> caller) {
    Replies.send(caller, ServerReadyResponse.newBuilder().setReady(true).build());
  }

  @Override
  public void modelReady(ModelReadyRequest request, StreamObserver<ModelReadyResponse> caller) {
    boolean ready = request.getName().equals(FakeEncoder.MODEL);
    Replies.send(caller, ModelReadyResponse.newBuilder().setReady(ready).build());
  }

  @Override
  public void serverMetadata(
      ServerMetadataRequest request, StreamObserver<ServerMetadataResponse> caller) {
    Replies.send(caller, ServerMetadataResponse.newBuilder().setName("fake").build());
  }

  @Override
  public void modelMetadata(
      ModelMetadataRequest request, StreamObserver<ModelMetadataResponse> caller) {
    checkName(request.getName());
    TensorMetadata.Builder tensor =
        TensorMetadata.newBuilder().setName("TEXT").setDatatype("BYTES").addShape(-1);
    Replies.send(
        caller,
        ModelMetadataResponse.newBuilder().setName(request.getName()).addInputs(tensor).build());
  }

  @Override
  public void modelInfer(ModelInferRequest request, StreamObserver<ModelInferResponse> caller) {
    checkName(request.getModelName());
    last = request;
    ByteBuffer raw = ByteBuffer.allocate(3 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.putFloat(1).putFloat(2).putFloat(request.getRawInputContents(0).size());
    Replies.send(
        caller,
        ModelInferResponse.newBuilder()
            .setModelName(request.getModelName())
            .setModelVersion(FakeEncoder.VERSION)
            .setId(request.getId())
            .addOutputs(
                InferOutputTensor.newBuilder()
                    .setName("EMBEDDING")
                    .setDatatype("FP32")
                    .addShape(1)
                    .addShape(3))
            .addRawOutputContents(ByteString.copyFrom(raw.flip()))
            .build());
  }

  private static void checkName(String name) {
    if (!name.equals(FakeEncoder.MODEL)) {
      throw ServiceException.of(ErrorReason.MODEL_NOT_FOUND, "model: %s (expected: colours)", name);
    }
  }
}
