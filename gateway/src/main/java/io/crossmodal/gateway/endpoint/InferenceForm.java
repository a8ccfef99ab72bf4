package io.crossmodal.gateway.endpoint;

import com.google.protobuf.ByteString;
import io.crossmodal.inference.v1.InferParameter;
import io.crossmodal.inference.v1.ModelInferRequest;
import io.crossmodal.inference.v1.ModelInferRequest.InferInputTensor;
import io.crossmodal.inference.v1.ModelInferRequest.InferRequestedOutputTensor;
import io.crossmodal.rpc.ServiceException;
import io.micronaut.json.tree.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request of the Open Inference Protocol over REST as that over gRPC, its tensors raw.
 *
 * <p>In JSON an element of the tensor {@code IMAGE} is base64, bare or in a {@code data:} URI; any
 * other is text.
 *
 * @param request without its model
 * @param binaryOutput true if the output is wanted as bytes behind the JSON
 */
record InferenceForm(ModelInferRequest.Builder request, boolean binaryOutput) {

  private static final String BINARY_SIZE = "binary_data_size";

  /**
   * Reads a request.
   *
   * @param tensors the bytes behind the JSON
   * @throws ServiceException INVALID_FIELD
   */
  static InferenceForm read(JsonNode body, ByteBuffer tensors) {
    ModelInferRequest.Builder request =
        ModelInferRequest.newBuilder().setId(text("id", body.get("id"), ""));
    Map<String, JsonNode> parameters = object("parameters", body.get("parameters"));
    boolean binary = flag(parameters.remove("binary_data_output"));
    request.putAllParameters(parameters(parameters));
    int i = 0;
    for (JsonNode input : array("inputs", body.get("inputs"))) {
      String field = "inputs[%d]".formatted(i++);
      Map<String, JsonNode> own = object(field + ".parameters", input.get("parameters"));
      JsonNode size = own.remove(BINARY_SIZE);
      String name = text(field + ".name", input.get("name"), null);
      request
          .addRawInputContents(
              size == null
                  ? raw(field, name, input.get("data"))
                  : next(field, whole(field + ".parameters." + BINARY_SIZE, size), tensors))
          .addInputs(
              InferInputTensor.newBuilder()
                  .setName(name)
                  .setDatatype(text(field + ".datatype", input.get("datatype"), null))
                  .addAllShape(shape(field, input.get("shape")))
                  .putAllParameters(parameters(own)));
    }
    if (tensors.hasRemaining()) {
      throw ServiceException.field(
          "body", tensors.remaining() + " bytes behind the tensors", "none");
    }
    int j = 0;
    for (JsonNode output : array("outputs", body.get("outputs"))) {
      String field = "outputs[%d]".formatted(j++);
      Map<String, JsonNode> own = object(field + ".parameters", output.get("parameters"));
      binary |= flag(own.remove("binary_data"));
      request.addOutputs(
          InferRequestedOutputTensor.newBuilder()
              .setName(text(field + ".name", output.get("name"), null))
              .putAllParameters(parameters(own)));
    }
    return new InferenceForm(request, binary);
  }

  private static ByteString next(String field, long size, ByteBuffer tensors) {
    if (size > tensors.remaining()) {
      throw ServiceException.field(
          "%s.parameters.%s".formatted(field, BINARY_SIZE),
          size,
          "at most the %d bytes that are left".formatted(tensors.remaining()));
    }
    return ByteString.copyFrom(tensors, (int) size);
  }

  /** Elements as the protocol writes them: each behind its length in 4 bytes. */
  private static ByteString raw(String field, String tensor, @Nullable JsonNode data) {
    List<ByteString> parts = new ArrayList<>();
    for (String element : strings(field + ".data", data)) {
      byte[] bytes = bytes(field, tensor, element);
      ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      parts.add(ByteString.copyFrom(length.putInt(bytes.length).flip()));
      parts.add(ByteString.copyFrom(bytes));
    }
    return ByteString.copyFrom(parts);
  }

  private static byte[] bytes(String field, String tensor, String element) {
    return tensor.equals("IMAGE")
        ? PictureText.bytes(element)
            .orElseThrow(
                () ->
                    ServiceException.field(
                        field + ".data", PictureText.shown(element), "pictures in base64"))
        : element.getBytes(StandardCharsets.UTF_8);
  }

  /** The texts of an array, of whatever depth: JSON writes [n, 1] as arrays of one. */
  private static List<String> strings(String field, @Nullable JsonNode data) {
    List<String> strings = new ArrayList<>();
    for (JsonNode element : array(field, data)) {
      if (element.isArray()) {
        strings.addAll(strings(field, element));
      } else {
        strings.add(text(field, element, null));
      }
    }
    return strings;
  }

  private static List<Long> shape(String field, @Nullable JsonNode node) {
    List<Long> shape = new ArrayList<>();
    array(field + ".shape", node).forEach(extent -> shape.add(whole(field + ".shape", extent)));
    return shape;
  }

  private static Map<String, InferParameter> parameters(Map<String, JsonNode> nodes) {
    Map<String, InferParameter> parameters = new LinkedHashMap<>();
    nodes.forEach(
        (name, node) -> {
          InferParameter.Builder value = InferParameter.newBuilder();
          if (node.isBoolean()) {
            value.setBoolParam(node.getBooleanValue());
          } else if (node.isString()) {
            value.setStringParam(node.getStringValue());
          } else if (node.isNumber() && node.getNumberValue() instanceof Integer whole) {
            value.setInt64Param(whole);
          } else if (node.isNumber()) {
            value.setDoubleParam(node.getNumberValue().doubleValue());
          }
          parameters.put(name, value.build());
        });
    return parameters;
  }

  private static boolean flag(@Nullable JsonNode node) {
    return node != null && node.isBoolean() && node.getBooleanValue();
  }

  private static long whole(String field, JsonNode node) {
    if (!node.isNumber() || !(node.getNumberValue() instanceof Integer whole) || whole < 0) {
      throw ServiceException.field(
          field, node.isNumber() ? node.getNumberValue() : "no number", "0 or more");
    }
    return whole;
  }

  private static String text(String field, @Nullable JsonNode node, @Nullable String otherwise) {
    if (node != null && node.isString()) {
      return node.getStringValue();
    }
    if (node == null && otherwise != null) {
      return otherwise;
    }
    throw ServiceException.field(field, node == null ? "none" : "no text", "text");
  }

  private static Iterable<JsonNode> array(String field, @Nullable JsonNode node) {
    if (node != null && !node.isArray()) {
      throw ServiceException.field(field, "no array", "an array");
    }
    return node == null ? List.of() : node.values();
  }

  private static Map<String, JsonNode> object(String field, @Nullable JsonNode node) {
    if (node != null && !node.isObject()) {
      throw ServiceException.field(field, "no object", "an object");
    }
    Map<String, JsonNode> entries = new LinkedHashMap<>();
    if (node != null) {
      node.entries().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    }
    return entries;
  }
}
