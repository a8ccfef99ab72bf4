package io.crossmodal.gateway.endpoint;

import io.crossmodal.encoder.v1.EncodeTimings;
import io.crossmodal.gateway.flow.Encoding;
import io.crossmodal.gateway.flow.SearchAnswer;
import io.crossmodal.gateway.json.EnumNames;
import io.crossmodal.gateway.json.PayloadJson;
import io.crossmodal.gateway.json.ProtoJson;
import io.crossmodal.index.v1.SearchHit;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.SearchTimings;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answer to a search as JSON. */
final class SearchJson {

  private SearchJson() {}

  /**
   * @param offset best hits that were left out, so that ranks go on after them
   */
  static JsonNode of(SearchAnswer answer, int offset) {
    Map<String, JsonNode> body = new LinkedHashMap<>();
    body.put("gallery", JsonNode.createStringNode(answer.gallery()));
    body.put("view", JsonNode.createStringNode(answer.response().getView()));
    Encoding encoding = answer.encoding();
    if (encoding != null) {
      body.put("model", JsonNode.createStringNode(encoding.model()));
      body.put("model_version", JsonNode.createStringNode(encoding.modelVersion()));
      body.put("truncated", JsonNode.createBooleanNode(encoding.truncated()));
    }
    body.put("hits", hits(answer, offset));
    body.put("partial_by_deadline", flag(answer.response().getPartialByDeadline()));
    if (answer.response().hasExactProbability()) {
      body.put("exact_probability", ProtoJson.finite(answer.response().getExactProbability()));
    }
    body.put("plans", plans(answer.response()));
    body.put("coverage", ProtoJson.of(answer.response().getCoverage()));
    body.put("timings", timings(answer));
    return JsonNode.createObjectNode(body);
  }

  private static JsonNode hits(SearchAnswer answer, int offset) {
    List<JsonNode> hits = new ArrayList<>();
    for (SearchHit hit : answer.response().getHitsList()) {
      Map<String, JsonNode> fields = new LinkedHashMap<>();
      fields.put("rank", JsonNode.createNumberNode(offset + hits.size() + 1));
      fields.put("score", ProtoJson.finite(hit.getScore()));
      if (hit.hasGroup()) {
        fields.put("group", PayloadJson.of(hit.getGroup()));
      }
      fields.putAll(ItemJson.fields(answer.gallery(), hit.getItem()));
      hits.add(JsonNode.createObjectNode(fields));
    }
    return JsonNode.createArrayNode(hits);
  }

  private static JsonNode plans(SearchResponse response) {
    return JsonNode.createArrayNode(
        response.getPlansList().stream()
            .map(plan -> JsonNode.createStringNode(EnumNames.of(plan.getValueDescriptor())))
            .toList());
  }

  private static JsonNode flag(boolean value) {
    return JsonNode.createBooleanNode(value);
  }

  private static JsonNode timings(SearchAnswer answer) {
    Map<String, JsonNode> timings = new LinkedHashMap<>();
    timings.put("total_ms", ms(answer.total()));
    Encoding encoding = answer.encoding();
    if (encoding != null) {
      EncodeTimings encoder = encoding.timings();
      timings.put("encode_ms", ms(encoding.elapsed()));
      timings.put("encode_queue_ms", ms(encoder.getQueue()));
      timings.put("encode_prepare_ms", ms(encoder.getPrepare()));
      timings.put("encode_device_ms", ms(encoder.getDevice()));
    }
    SearchTimings index = answer.response().getTimings();
    timings.put("search_ms", ms(answer.search()));
    timings.put("search_in_service_ms", ms(index.getTotal()));
    timings.put("slowest_shard_ms", ms(index.getSlowestShard()));
    timings.put("vectors_scored", JsonNode.createNumberNode(index.getVectorsScored()));
    return JsonNode.createObjectNode(timings);
  }

  private static JsonNode ms(com.google.protobuf.Duration duration) {
    return ms(Duration.ofSeconds(duration.getSeconds(), duration.getNanos()));
  }

  /** Milliseconds with microseconds after the point. */
  static JsonNode ms(Duration duration) {
    return JsonNode.createNumberNode(duration.toNanos() / 1000 / 1e3);
  }
}
