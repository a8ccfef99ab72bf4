package io.crossmodal.encoder.endpoint;

import com.google.protobuf.ByteString;
import io.crossmodal.encoder.model.ModelCard;
import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResponse;
import io.crossmodal.encoder.v1.EncodeResult;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.encoder.v1.Priority;
import io.crossmodal.inference.v1.InferParameter;
import io.crossmodal.inference.v1.ModelInferRequest;
import io.crossmodal.inference.v1.ModelInferRequest.InferInputTensor;
import io.crossmodal.inference.v1.ModelInferResponse;
import io.crossmodal.inference.v1.ModelInferResponse.InferOutputTensor;
import io.crossmodal.inference.v1.ModelMetadataResponse;
import io.crossmodal.inference.v1.ModelMetadataResponse.TensorMetadata;
import io.crossmodal.inference.v1.ServerMetadataResponse;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Messages of the Open Inference Protocol from and to those of this project. */
final class InferenceMessages {

  static final String TEXT = "TEXT";
  static final String IMAGE = "IMAGE";
  private static final String EMBEDDING = "EMBEDDING";
  private static final String NAME = "crossmodal";

  /** Triton's highest priority is 1; 0 and none are the default. */
  private static final long HIGHEST_PRIORITY = 1;

  private InferenceMessages() {}

  static ServerMetadataResponse server() {
    String version = InferenceMessages.class.getPackage().getImplementationVersion();
    return ServerMetadataResponse.newBuilder()
        .setName(NAME)
        .setVersion(Objects.requireNonNullElse(version, "unreleased"))
        .addExtensions("binary_tensor_data")
        .build();
  }

  static ModelMetadataResponse model(ModelCard card) {
    return ModelMetadataResponse.newBuilder()
        .setName(card.name())
        .addVersions(card.version())
        .setPlatform(NAME)
        .addInputs(tensor(TEXT, "BYTES", -1))
        .addInputs(tensor(IMAGE, "BYTES", -1))
        .addOutputs(tensor(EMBEDDING, "FP32", -1, card.dimension()))
        .build();
  }

  private static TensorMetadata tensor(String name, String datatype, long... shape) {
    TensorMetadata.Builder tensor = TensorMetadata.newBuilder().setName(name).setDatatype(datatype);
    for (long extent : shape) {
      tensor.addShape(extent);
    }
    return tensor.build();
  }

  /**
   * What the batcher is asked.
   *
   * @throws ServiceException INVALID_FIELD for anything but one well-formed input
   */
  static EncodeRequest toEncode(ModelInferRequest request) {
    if (request.getInputsCount() != 1) {
      throw ServiceException.field(
          "inputs", request.getInputsCount() + " tensors", "one, TEXT or IMAGE");
    }
    for (int i = 0; i < request.getOutputsCount(); i++) {
      checkOutput("outputs[%d]".formatted(i), request.getOutputs(i).getName());
      InferenceTensors.checkMemory(
          "outputs[%d]".formatted(i), request.getOutputs(i).getParametersMap());
    }
    InferInputTensor tensor = request.getInputs(0);
    EncodeRequest.Builder encode =
        EncodeRequest.newBuilder().setModel(request.getModelName()).setPriority(priority(request));
    for (ByteString element : InferenceTensors.elements(request)) {
      encode.addInputs(input(tensor.getName(), element, encode.getInputsCount()));
    }
    return encode.build();
  }

  private static void checkOutput(String field, String name) {
    if (!name.equals(EMBEDDING)) {
      throw ServiceException.field(field + ".name", name, EMBEDDING);
    }
  }

  private static Input input(String tensor, ByteString element, int index) {
    return switch (tensor) {
      case TEXT -> {
        if (!element.isValidUtf8()) {
          throw ServiceException.field(
              "inputs[0][%d]".formatted(index), element.size() + " bytes", "a text in UTF-8");
        }
        yield Input.newBuilder().setText(element.toStringUtf8()).build();
      }
      case IMAGE -> Input.newBuilder().setImage(element).build();
      default -> throw ServiceException.field("inputs[0].name", tensor, "TEXT or IMAGE");
    };
  }

  private static Priority priority(ModelInferRequest request) {
    return wholeNumber(request, "priority") > HIGHEST_PRIORITY
        ? Priority.PRIORITY_BULK
        : Priority.PRIORITY_LIVE;
  }

  /** How long the caller waits, in Triton's microseconds; 0 and none are no limit. */
  static Optional<Duration> timeout(ModelInferRequest request) {
    long micros = wholeNumber(request, "timeout");
    if (micros < 0) {
      throw ServiceException.field("parameters.timeout", micros, "0 or more microseconds");
    }
    return micros == 0 ? Optional.empty() : Optional.of(Duration.of(micros, ChronoUnit.MICROS));
  }

  /** A parameter's value, 0 if it is not given. */
  private static long wholeNumber(ModelInferRequest request, String name) {
    InferParameter parameter =
        request.getParametersOrDefault(name, InferParameter.getDefaultInstance());
    return switch (parameter.getParameterChoiceCase()) {
      case INT64_PARAM -> parameter.getInt64Param();
      case UINT64_PARAM -> parameter.getUint64Param();
      case PARAMETERCHOICE_NOT_SET -> 0;
      case BOOL_PARAM, STRING_PARAM, DOUBLE_PARAM ->
          throw ServiceException.field(
              "parameters." + name, parameter.getParameterChoiceCase(), "a whole number");
    };
  }

  /**
   * The answer, in the form that the request had.
   *
   * @throws ServiceException what is wrong with the first element that has no embedding
   */
  static ModelInferResponse toInfer(ModelInferRequest request, EncodeResponse response) {
    List<EncodeResult> results = response.getResultsList();
    results.forEach(InferenceMessages::checkEmbedded);
    int dimension = results.getFirst().getEmbedding().getValuesCount();
    InferOutputTensor.Builder output =
        InferOutputTensor.newBuilder()
            .setName(EMBEDDING)
            .setDatatype("FP32")
            .addShape(results.size())
            .addShape(dimension);
    ModelInferResponse.Builder inferred =
        ModelInferResponse.newBuilder()
            .setModelName(response.getModel())
            .setModelVersion(response.getModelVersion())
            .setId(request.getId());
    long truncated = results.stream().filter(EncodeResult::getTruncated).count();
    if (truncated > 0) {
      inferred.putParameters(
          "truncated", InferParameter.newBuilder().setInt64Param(truncated).build());
    }
    if (request.getRawInputContentsCount() > 0) {
      inferred.addRawOutputContents(InferenceTensors.raw(results, dimension));
    } else {
      output.setContents(InferenceTensors.typed(results));
    }
    return inferred.addOutputs(output).build();
  }

  private static void checkEmbedded(EncodeResult result) {
    if (result.hasError()) {
      throw new ServiceException(
          ErrorReason.valueOf(result.getError().getReason()),
          "inputs[0][%d]: %s"
              .formatted(result.getError().getIndex(), result.getError().getMessage()));
    }
  }
}
