package io.crossmodal.encoder.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncoderServiceGrpc;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.inference.v1.GRPCInferenceServiceGrpc;
import io.crossmodal.inference.v1.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.crossmodal.inference.v1.InferParameter;
import io.crossmodal.inference.v1.InferTensorContents;
import io.crossmodal.inference.v1.ModelInferRequest;
import io.crossmodal.inference.v1.ModelInferRequest.InferInputTensor;
import io.crossmodal.inference.v1.ModelInferRequest.InferRequestedOutputTensor;
import io.crossmodal.inference.v1.ModelInferResponse;
import io.crossmodal.inference.v1.ModelMetadataRequest;
import io.crossmodal.inference.v1.ModelMetadataResponse;
import io.crossmodal.inference.v1.ModelReadyRequest;
import io.crossmodal.inference.v1.ServerLiveRequest;
import io.crossmodal.inference.v1.ServerMetadataRequest;
import io.crossmodal.inference.v1.ServerReadyRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class InferenceEndpointTest {

  @TempDir private static Path dataDir;
  private static EncoderFixture fixture;

  @BeforeAll
  static void start() {
    TinyModel.save(dataDir.resolve("models/tiny"), 1);
    fixture = new EncoderFixture(dataDir, Map.of("default-model", "tiny", "max-inputs", "8"));
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  private static GRPCInferenceServiceBlockingStub stub() {
    return GRPCInferenceServiceGrpc.newBlockingStub(fixture.channel());
  }

  private static InferInputTensor.Builder tensor(String name, int elements) {
    return InferInputTensor.newBuilder().setName(name).setDatatype("BYTES").addShape(elements);
  }

  private static ModelInferRequest typed(String name, ByteString... elements) {
    return ModelInferRequest.newBuilder()
        .setModelName("tiny")
        .setId("42")
        .addInputs(
            tensor(name, elements.length)
                .setContents(
                    InferTensorContents.newBuilder().addAllBytesContents(List.of(elements))))
        .build();
  }

  private static ByteString text(String text) {
    return ByteString.copyFromUtf8(text);
  }

  private static List<Float> encoded(Input input) {
    return EncoderServiceGrpc.newBlockingStub(fixture.channel())
        .encode(EncodeRequest.newBuilder().addInputs(input).build())
        .getResults(0)
        .getEmbedding()
        .getValuesList();
  }

  @Test
  void embedsTypedContents() {
    ModelInferResponse answer =
        stub().modelInfer(typed("TEXT", text("a red circle"), text("blue")));

    assertThat(answer.getModelName()).isEqualTo("tiny");
    assertThat(answer.getModelVersion()).matches("[0-9a-f]{12}");
    assertThat(answer.getId()).isEqualTo("42");
    assertThat(answer.getOutputs(0).getName()).isEqualTo("EMBEDDING");
    assertThat(answer.getOutputs(0).getDatatype()).isEqualTo("FP32");
    assertThat(answer.getOutputs(0).getShapeList()).containsExactly(2L, (long) TinyModel.DIMENSION);
    assertThat(answer.getRawOutputContentsCount()).isZero();
    List<Float> values = answer.getOutputs(0).getContents().getFp32ContentsList();
    assertThat(values.subList(0, TinyModel.DIMENSION))
        .usingElementComparator((one, other) -> Math.abs(one - other) < 1e-5f ? 0 : 1)
        .containsExactlyElementsOf(encoded(Input.newBuilder().setText("a red circle").build()));
  }

  @Test
  void embedsRawContentsAndAnswersRaw() {
    ByteString picture = Pictures.picture("png", 16, 0x2040ff);
    ByteBuffer raw =
        ByteBuffer.allocate(Integer.BYTES + picture.size()).order(ByteOrder.LITTLE_ENDIAN);
    raw.putInt(picture.size()).put(picture.toByteArray());
    ModelInferResponse answer =
        stub()
            .modelInfer(
                ModelInferRequest.newBuilder()
                    .setModelName("tiny")
                    .addInputs(tensor("IMAGE", 1).addShape(1))
                    .addRawInputContents(ByteString.copyFrom(raw.flip()))
                    .build());

    assertThat(answer.getOutputs(0).hasContents()).isFalse();
    ByteBuffer vector =
        answer.getRawOutputContents(0).asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    List<Float> values = new ArrayList<>();
    while (vector.hasRemaining()) {
      values.add(vector.getFloat());
    }
    assertThat(values).isEqualTo(encoded(Input.newBuilder().setImage(picture).build()));
  }

  @Test
  void describesItself() {
    ModelMetadataResponse model =
        stub().modelMetadata(ModelMetadataRequest.newBuilder().setName("tiny").build());

    assertThat(model.getInputsList()).extracting("name").containsExactly("TEXT", "IMAGE");
    assertThat(model.getOutputs(0).getShapeList()).containsExactly(-1L, (long) TinyModel.DIMENSION);
    assertThat(stub().serverMetadata(ServerMetadataRequest.getDefaultInstance()).getName())
        .isEqualTo("crossmodal");
    assertThat(stub().serverLive(ServerLiveRequest.getDefaultInstance()).getLive()).isTrue();
    assertThat(stub().serverReady(ServerReadyRequest.getDefaultInstance()).getReady()).isTrue();
    assertThat(ready("tiny", "")).isTrue();
    assertThat(ready("tiny", model.getVersions(0))).isTrue();
    assertThat(ready("tiny", "000000000000")).isFalse();
    assertThat(ready("none", "")).isFalse();
  }

  private static boolean ready(String name, String version) {
    return stub()
        .modelReady(ModelReadyRequest.newBuilder().setName(name).setVersion(version).build())
        .getReady();
  }

  @Test
  void saysHowManyTextsWereCut() {
    ModelInferResponse answer =
        stub().modelInfer(typed("TEXT", text("red ".repeat(200)), text("blue")));

    assertThat(answer.getParametersOrThrow("truncated").getInt64Param()).isEqualTo(1);
  }

  @Test
  void refusesWhatIsNoSuchRequest() {
    refused(r -> r.setModelName("none"), Status.Code.NOT_FOUND, "none");
    refused(r -> r.clearModelName(), Status.Code.INVALID_ARGUMENT, "model_name: empty");
    refused(r -> r.setModelVersion("1"), Status.Code.NOT_FOUND, "version 1");
    refused(r -> r.clearInputs(), Status.Code.INVALID_ARGUMENT, "0 tensors");
    refused(r -> r.addInputs(tensor("IMAGE", 0)), Status.Code.INVALID_ARGUMENT, "2 tensors");
    refused(r -> r.getInputsBuilder(0).setName("WORDS"), Status.Code.INVALID_ARGUMENT, "WORDS");
    refused(r -> r.getInputsBuilder(0).setDatatype("FP32"), Status.Code.INVALID_ARGUMENT, "FP32");
    refused(r -> r.getInputsBuilder(0).setShape(0, 3), Status.Code.INVALID_ARGUMENT, "shape: [3]");
    refused(r -> r.getInputsBuilder(0).addShape(2), Status.Code.INVALID_ARGUMENT, "shape: [1, 2]");
    refused(
        r -> r.addRawInputContents(text("\1\0\0\0a")), Status.Code.INVALID_ARGUMENT, "also there");
    refused(
        r -> r.addOutputs(InferRequestedOutputTensor.newBuilder().setName("SCORE")),
        Status.Code.INVALID_ARGUMENT,
        "SCORE");
    refused(
        r ->
            r.getInputsBuilder(0)
                .putParameters("shared_memory_region", InferParameter.getDefaultInstance()),
        Status.Code.INVALID_ARGUMENT,
        "shared memory");
    refused(
        r -> r.putParameters("priority", InferParameter.newBuilder().setStringParam("x").build()),
        Status.Code.INVALID_ARGUMENT,
        "priority");
    refused(
        r -> r.putParameters("timeout", InferParameter.newBuilder().setInt64Param(-1).build()),
        Status.Code.INVALID_ARGUMENT,
        "parameters.timeout: -1 (expected: 0 or more microseconds)");
    refused(
        r -> r.putParameters("timeout", InferParameter.newBuilder().setInt64Param(1).build()),
        Status.Code.DEADLINE_EXCEEDED,
        "deadline: passed before the device began");
    refused(
        r ->
            r.getInputsBuilder(0)
                .getContentsBuilder()
                .setBytesContents(0, ByteString.copyFrom(new byte[] {(byte) 0xff})),
        Status.Code.INVALID_ARGUMENT,
        "UTF-8");
    refused(
        r -> r.getInputsBuilder(0).getContentsBuilder().setBytesContents(0, text(" ")),
        Status.Code.INVALID_ARGUMENT,
        "inputs[0][0]: text: blank");
  }

  @Test
  void refusesRawContentsThatAreCut() {
    for (String raw : List.of("\1\0\0", "\5\0\0\0abc", "\u007f\u007f\u007f\u007f", "\1\0\0\0ab")) {
      refused(
          r -> {
            r.getInputsBuilder(0).clearContents();
            r.addRawInputContents(text(raw));
          },
          Status.Code.INVALID_ARGUMENT,
          "raw_input_contents[0]");
    }
  }

  private static void refused(
      Consumer<ModelInferRequest.Builder> change, Status.Code code, String message) {
    ModelInferRequest.Builder request = typed("TEXT", text("red")).toBuilder();
    change.accept(request);
    assertThatThrownBy(() -> stub().modelInfer(request.build()))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class, e -> assertThat(e.getStatus().getCode()).isEqualTo(code))
        .hasMessageContaining(message);
  }
}
