package io.crossmodal.gateway.endpoint;

import io.crossmodal.gateway.json.EnumNames;
import io.crossmodal.gateway.json.PayloadJson;
import io.crossmodal.gateway.json.ProtoJson;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.PayloadValue;
import io.crossmodal.type.v1.Modality;
import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Items as JSON, with the paths of what can be shown of them. */
final class ItemJson {

  private ItemJson() {}

  /** The parts of the item that are there; content by size and type, its bytes by path. */
  static Map<String, JsonNode> fields(String gallery, Item item) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    fields.put("id", JsonNode.createStringNode(item.getId()));
    fields.put(
        "modality",
        JsonNode.createStringNode(EnumNames.of(item.getModality().getValueDescriptor())));
    fields.put("version", JsonNode.createNumberNode(item.getVersion()));
    fields.put("payload", PayloadJson.of(item.getPayloadMap()));
    if (item.hasVector()) {
      fields.put("vector", ProtoJson.of(item.getVector()));
    }
    if (item.hasContent()) {
      fields.put("content", content(item));
    }
    String pictured = pictured(item);
    if (!pictured.isEmpty()) {
      fields.put("image_url", url(gallery, pictured, "/content"));
      fields.put("thumbnail_url", url(gallery, pictured, "/thumbnail"));
    }
    return fields;
  }

  /** Id of the picture that shows the item: itself, or the one that a text describes. */
  private static String pictured(Item item) {
    return item.getModality() == Modality.MODALITY_IMAGE
        ? item.getId()
        : item.getPayloadOrDefault("image_id", PayloadValue.getDefaultInstance()).getStringValue();
  }

  private static JsonNode url(String gallery, String id, String what) {
    return JsonNode.createStringNode(Paths.item(gallery, id) + what);
  }

  private static JsonNode content(Item item) {
    Map<String, JsonNode> content = new LinkedHashMap<>();
    content.put("media_type", JsonNode.createStringNode(item.getContent().getMediaType()));
    content.put("bytes", JsonNode.createNumberNode(item.getContent().getData().size()));
    return JsonNode.createObjectNode(content);
  }
}
