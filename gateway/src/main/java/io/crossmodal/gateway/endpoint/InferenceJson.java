package io.crossmodal.gateway.endpoint;

import com.google.protobuf.ByteString;
import io.crossmodal.gateway.json.ProtoJson;
import io.crossmodal.inference.v1.InferParameter;
import io.crossmodal.inference.v1.ModelInferResponse;
import io.crossmodal.inference.v1.ModelInferResponse.InferOutputTensor;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of the Open Inference Protocol over REST: JSON, and with the extension for binary tensors
 * the bytes of tensors behind it.
 */
@Singleton
final class InferenceJson {

  /** How many bytes of the body are JSON, where tensors follow it. */
  static final String JSON_LENGTH = "Inference-Header-Content-Length";

  private final JsonMapper json;

  InferenceJson(JsonMapper json) {
    this.json = json;
  }

  /**
   * The request that a body is, still without its model.
   *
   * @param jsonLength bytes of it that are JSON; null for all
   * @throws ServiceException INVALID_FIELD
   */
  InferenceForm read(byte[] body, @Nullable Integer jsonLength) {
    int length = jsonLength == null ? body.length : jsonLength;
    if (length < 0 || length > body.length) {
      throw ServiceException.field(JSON_LENGTH, length, "0.." + body.length);
    }
    JsonNode header;
    try {
      header = json.readValue(Arrays.copyOf(body, length), Argument.of(JsonNode.class));
    } catch (IOException e) {
      throw new ServiceException(ErrorReason.INVALID_FIELD, "body: no JSON (expected: JSON)", e);
    }
    if (header == null || !header.isObject()) {
      throw ServiceException.field("body", "no object", "an object");
    }
    return InferenceForm.read(header, ByteBuffer.wrap(body, length, body.length - length).slice());
  }

  HttpResponse<byte[]> response(ModelInferResponse answer, boolean binary) {
    ByteString raw = answer.getRawOutputContents(0);
    byte[] head = bytes(head(answer, binary));
    if (!binary) {
      return HttpResponse.ok(head).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
    byte[] body = Arrays.copyOf(head, head.length + raw.size());
    raw.copyTo(body, head.length);
    return HttpResponse.ok(body)
        .header(JSON_LENGTH, String.valueOf(head.length))
        .contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE);
  }

  private static JsonNode head(ModelInferResponse answer, boolean binary) {
    Map<String, JsonNode> head = new LinkedHashMap<>();
    head.put("model_name", JsonNode.createStringNode(answer.getModelName()));
    head.put("model_version", JsonNode.createStringNode(answer.getModelVersion()));
    if (!answer.getId().isEmpty()) {
      head.put("id", JsonNode.createStringNode(answer.getId()));
    }
    InferParameter truncated =
        answer.getParametersOrDefault("truncated", InferParameter.getDefaultInstance());
    if (truncated.hasInt64Param()) {
      JsonNode count = JsonNode.createNumberNode(truncated.getInt64Param());
      head.put("parameters", JsonNode.createObjectNode(Map.of("truncated", count)));
    }
    head.put(
        "outputs",
        JsonNode.createArrayNode(
            List.of(output(answer.getOutputs(0), answer.getRawOutputContents(0), binary))));
    return JsonNode.createObjectNode(head);
  }

  private static JsonNode output(InferOutputTensor tensor, ByteString raw, boolean binary) {
    Map<String, JsonNode> output = new LinkedHashMap<>();
    output.put("name", JsonNode.createStringNode(tensor.getName()));
    output.put("datatype", JsonNode.createStringNode(tensor.getDatatype()));
    output.put(
        "shape",
        JsonNode.createArrayNode(
            tensor.getShapeList().stream().map(JsonNode::createNumberNode).toList()));
    if (binary) {
      JsonNode size = JsonNode.createNumberNode(raw.size());
      output.put("parameters", JsonNode.createObjectNode(Map.of("binary_data_size", size)));
    } else {
      output.put("data", JsonNode.createArrayNode(floats(raw)));
    }
    return JsonNode.createObjectNode(output);
  }

  private static List<JsonNode> floats(ByteString raw) {
    ByteBuffer bytes = raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    List<JsonNode> floats = new ArrayList<>(raw.size() / Float.BYTES);
    while (bytes.hasRemaining()) {
      floats.add(ProtoJson.finite(bytes.getFloat()));
    }
    return floats;
  }

  private byte[] bytes(JsonNode body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException("a tree in memory was not written", e);
    }
  }
}
