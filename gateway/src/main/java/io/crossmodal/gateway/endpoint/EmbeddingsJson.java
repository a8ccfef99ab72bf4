package io.crossmodal.gateway.endpoint;

import io.crossmodal.gateway.flow.EmbeddingsAnswer;
import io.crossmodal.gateway.json.ProtoJson;
import io.micronaut.json.tree.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Embeddings in the form of OpenAI's API. */
final class EmbeddingsJson {

  /** How one embedding is written. */
  enum Format {
    /** An array of numbers. */
    FLOAT,
    /** Its components as little-endian fp32, in base64. */
    BASE64
  }

  private EmbeddingsJson() {}

  static JsonNode of(EmbeddingsAnswer answer, Format format) {
    List<JsonNode> data = new ArrayList<>();
    for (float[] vector : answer.vectors()) {
      Map<String, JsonNode> element = new LinkedHashMap<>();
      element.put("object", JsonNode.createStringNode("embedding"));
      element.put("index", JsonNode.createNumberNode(data.size()));
      element.put("embedding", embedding(vector, format));
      data.add(JsonNode.createObjectNode(element));
    }
    JsonNode tokens = JsonNode.createNumberNode(answer.tokens());
    Map<String, JsonNode> body = new LinkedHashMap<>();
    body.put("object", JsonNode.createStringNode("list"));
    body.put("data", JsonNode.createArrayNode(data));
    body.put("model", JsonNode.createStringNode(answer.model()));
    body.put(
        "usage",
        JsonNode.createObjectNode(Map.of("prompt_tokens", tokens, "total_tokens", tokens)));
    return JsonNode.createObjectNode(body);
  }

  private static JsonNode embedding(float[] vector, Format format) {
    return switch (format) {
      case FLOAT -> {
        List<JsonNode> components = new ArrayList<>(vector.length);
        for (float component : vector) {
          components.add(ProtoJson.finite(component));
        }
        yield JsonNode.createArrayNode(components);
      }
      case BASE64 -> {
        ByteBuffer bytes =
            ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        yield JsonNode.createStringNode(Base64.getEncoder().encodeToString(bytes.array()));
      }
    };
  }
}
