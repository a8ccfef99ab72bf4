package io.crossmodal.eval.run;

import io.crossmodal.eval.dataset.StoredItem;
import io.crossmodal.index.v1.EqualsCondition;
import io.crossmodal.index.v1.Filter;
import io.crossmodal.index.v1.FilterValue;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.PayloadList;
import io.crossmodal.index.v1.PayloadValue;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.type.v1.Modality;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Items as the index service's messages, and back.
 *
 * <p>Payload: {@code image_id} of a text, one id or a list of them; or {@code relevant_ids} and
 * {@code relevant_grades}, lists of one length; {@code role} is {@code document} of texts that
 * others look for.
 */
final class ItemMessages {

  private static final String IMAGE_ID = "image_id";
  private static final String RELEVANT_IDS = "relevant_ids";
  private static final String RELEVANT_GRADES = "relevant_grades";
  private static final String ROLE = "role";
  private static final String DOCUMENT = "document";

  /** Grades over it count as it. */
  private static final int MOST_GRADE = 1_000;

  private ItemMessages() {}

  static StoredItem item(Item item) {
    return new StoredItem(
        item.getId(), modality(item), relevant(item), Embeddings.toArray(item.getVector()));
  }

  static Item item(StoredItem item) {
    Item.Builder built =
        Item.newBuilder()
            .setId(item.id())
            .setModality(modality(item.modality()))
            .setVector(Embeddings.toVector(item.vector()));
    if (item.modality() == io.crossmodal.eval.dataset.Modality.DOCUMENT) {
      built.putPayload(ROLE, value(DOCUMENT));
    }
    Map<String, Integer> relevant = item.relevant();
    if (relevant.values().stream().allMatch(grade -> grade == 1)) {
      if (!relevant.isEmpty()) {
        built.putPayload(IMAGE_ID, list(relevant.keySet().stream().map(ItemMessages::value)));
      }
    } else {
      built.putPayload(RELEVANT_IDS, list(relevant.keySet().stream().map(ItemMessages::value)));
      built.putPayload(
          RELEVANT_GRADES,
          list(
              relevant.values().stream()
                  .map(grade -> PayloadValue.newBuilder().setIntValue(grade).build())));
    }
    return built.build();
  }

  private static PayloadValue value(String text) {
    return PayloadValue.newBuilder().setStringValue(text).build();
  }

  private static PayloadValue list(Stream<PayloadValue> values) {
    return PayloadValue.newBuilder()
        .setListValue(PayloadList.newBuilder().addAllValues(values.toList()))
        .build();
  }

  static io.crossmodal.eval.dataset.Modality modality(Item item) {
    return switch (item.getModality()) {
      case MODALITY_TEXT ->
          string(item, ROLE).equals(DOCUMENT)
              ? io.crossmodal.eval.dataset.Modality.DOCUMENT
              : io.crossmodal.eval.dataset.Modality.TEXT;
      case MODALITY_IMAGE -> io.crossmodal.eval.dataset.Modality.IMAGE;
      case MODALITY_VIDEO -> io.crossmodal.eval.dataset.Modality.VIDEO;
      case MODALITY_UNSPECIFIED, UNRECOGNIZED ->
          throw ServiceException.of(
              ErrorReason.INVALID_DATASET,
              "item %s: modality %s (expected: text, image or video)",
              item.getId(),
              item.getModality());
    };
  }

  /** Looks among items of this kind alone. */
  static void among(
      io.crossmodal.eval.dataset.Modality modality, SearchParameters.Builder parameters) {
    parameters.setModality(modality(modality));
    if (modality == io.crossmodal.eval.dataset.Modality.DOCUMENT) {
      parameters.setFilter(
          Filter.newBuilder()
              .setEquals(
                  EqualsCondition.newBuilder()
                      .setField(ROLE)
                      .setValue(FilterValue.newBuilder().setStringValue(DOCUMENT))));
    }
  }

  static Modality modality(io.crossmodal.eval.dataset.Modality modality) {
    return switch (modality) {
      case TEXT, DOCUMENT -> Modality.MODALITY_TEXT;
      case IMAGE -> Modality.MODALITY_IMAGE;
      case VIDEO -> Modality.MODALITY_VIDEO;
    };
  }

  private static Map<String, Integer> relevant(Item item) {
    if (item.getModality() != Modality.MODALITY_TEXT) {
      return Map.of();
    }
    Map<String, Integer> relevant = new LinkedHashMap<>();
    for (PayloadValue id : values(item, IMAGE_ID)) {
      if (!id.getStringValue().isEmpty()) {
        relevant.put(id.getStringValue(), 1);
      }
    }
    List<PayloadValue> ids = values(item, RELEVANT_IDS);
    List<PayloadValue> grades = values(item, RELEVANT_GRADES);
    if (!grades.isEmpty() && grades.size() != ids.size()) {
      throw ServiceException.of(
          ErrorReason.INVALID_DATASET,
          "item %s: %d relevant_grades (expected: %d, as many as relevant_ids)",
          item.getId(),
          grades.size(),
          ids.size());
    }
    for (int i = 0; i < ids.size(); i++) {
      int grade = grades.isEmpty() ? 1 : Math.clamp(grades.get(i).getIntValue(), 0, MOST_GRADE);
      relevant.put(ids.get(i).getStringValue(), grade);
    }
    return relevant;
  }

  private static List<PayloadValue> values(Item item, String field) {
    PayloadValue value = item.getPayloadOrDefault(field, PayloadValue.getDefaultInstance());
    return switch (value.getKindCase()) {
      case LIST_VALUE -> value.getListValue().getValuesList();
      case KIND_NOT_SET -> List.of();
      default -> List.of(value);
    };
  }

  private static String string(Item item, String field) {
    return item.getPayloadOrDefault(field, PayloadValue.getDefaultInstance()).getStringValue();
  }
}
