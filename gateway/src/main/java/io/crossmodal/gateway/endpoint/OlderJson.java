package io.crossmodal.gateway.endpoint;

import io.crossmodal.encoder.v1.Model;
import io.crossmodal.gateway.json.ProtoJson;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.PayloadValue;
import io.crossmodal.index.v1.SearchHit;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers with the names that clients of the reference pipeline read. */
final class OlderJson {

  private OlderJson() {}

  /** Pictures for a text. */
  static JsonNode forText(String query, List<SearchHit> hits) {
    return results(Map.of("query", text(query)), hits);
  }

  /**
   * Pictures like another; its position is given back if it was asked with, else it is negative.
   */
  static JsonNode forImage(String image, int position, List<SearchHit> hits) {
    Map<String, JsonNode> query = new LinkedHashMap<>();
    query.put("query_image", text(image));
    if (position >= 0) {
      query.put("query_index", JsonNode.createNumberNode(position));
    }
    return results(query, hits);
  }

  private static JsonNode results(Map<String, JsonNode> query, List<SearchHit> hits) {
    List<JsonNode> results = new ArrayList<>();
    for (SearchHit hit : hits) {
      Map<String, JsonNode> result = new LinkedHashMap<>();
      result.put("rank", JsonNode.createNumberNode(results.size() + 1));
      result.put("image_id", text(hit.getItem().getId()));
      result.put("image_path", text(path(hit.getItem())));
      result.put("score", ProtoJson.finite(hit.getScore()));
      results.add(JsonNode.createObjectNode(result));
    }
    Map<String, JsonNode> body = new LinkedHashMap<>(query);
    body.put("num_results", JsonNode.createNumberNode(results.size()));
    body.put("results", JsonNode.createArrayNode(results));
    return JsonNode.createObjectNode(body);
  }

  /** Ranked captions, each once. */
  static JsonNode captions(List<SearchHit> hits, int most) {
    List<JsonNode> captions =
        hits.stream()
            .map(hit -> payload(hit.getItem(), "text").strip())
            .filter(caption -> !caption.isEmpty())
            .distinct()
            .limit(most)
            .map(OlderJson::text)
            .toList();
    Map<String, JsonNode> body = new LinkedHashMap<>();
    body.put("num_captions", JsonNode.createNumberNode(captions.size()));
    body.put("captions", JsonNode.createArrayNode(captions));
    return JsonNode.createObjectNode(body);
  }

  /** Figures of a gallery and its model. */
  static JsonNode stats(Gallery gallery, Model model) {
    Map<String, JsonNode> architecture = new LinkedHashMap<>();
    int side = model.getImageSide();
    architecture.put("image_input_dim", JsonNode.createNumberNode(3 * side * side));
    architecture.put("text_input_dim", JsonNode.createNumberNode(model.getMaxTokens()));
    architecture.put("shared_dim", JsonNode.createNumberNode(model.getDimension()));
    architecture.put("model", text(model.getName()));
    architecture.put("model_version", text(model.getVersion()));
    Map<String, JsonNode> body = new LinkedHashMap<>();
    body.put("num_images", JsonNode.createNumberNode(gallery.getImages()));
    body.put("num_captions", JsonNode.createNumberNode(gallery.getTexts()));
    body.put("embedding_dim", JsonNode.createNumberNode(gallery.getSettings().getDimension()));
    body.put("model_architecture", JsonNode.createObjectNode(architecture));
    return JsonNode.createObjectNode(body);
  }

  private static String path(Item item) {
    String file = payload(item, "file_name");
    return file.isEmpty() ? item.getId() : file;
  }

  private static String payload(Item item, String key) {
    return item.getPayloadOrDefault(key, PayloadValue.getDefaultInstance()).getStringValue();
  }

  private static JsonNode text(String text) {
    return JsonNode.createStringNode(text);
  }
}
