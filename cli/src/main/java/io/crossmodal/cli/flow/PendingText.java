package io.crossmodal.cli.flow;

import io.crossmodal.encoder.v1.Input;
import io.crossmodal.encoder.v1.Limits;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.PayloadList;
import io.crossmodal.index.v1.PayloadValue;
import io.crossmodal.type.v1.Modality;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A document, or a query that looks for documents.
 *
 * <p>Payload: {@code text} and {@code role}, which is {@code document} or {@code query}; of a query
 * {@code relevant_ids} and {@code relevant_grades} too.
 *
 * @param id the document's own; of a query, {@code query:} and its own
 * @param text as far as the encoder takes it
 * @param relevant of a query, grades over 0 of documents by their ids; null of a document
 */
record PendingText(String id, String text, @Nullable SequencedMap<String, Integer> relevant)
    implements PendingItem, ImportSource {

  private static final int BYTES_PER_CHARACTER = 3;
  private static final int BYTES_BESIDE = 200;

  static PendingText document(String id, String text) {
    return new PendingText(id, text, null);
  }

  static PendingText query(String id, String text, SequencedMap<String, Integer> relevant) {
    return new PendingText("query:" + id, text, relevant);
  }

  @Override
  public PendingItem open(Limits limits) {
    int most = limits.getMaxTextCharacters();
    return most == 0 || text.codePointCount(0, text.length()) <= most
        ? this
        : new PendingText(id, text.substring(0, text.offsetByCodePoints(0, most)), relevant);
  }

  @Override
  public int size() {
    SequencedMap<String, Integer> grades = relevant;
    int labels = grades == null ? 0 : grades.size();
    return BYTES_PER_CHARACTER * text.length() + BYTES_BESIDE * (1 + labels);
  }

  @Override
  public Input input() {
    return Input.newBuilder().setText(text).build();
  }

  @Override
  public Item.Builder item() {
    return Item.newBuilder().setId(id).setModality(Modality.MODALITY_TEXT).putAllPayload(payload());
  }

  @Override
  public boolean sameAs(Item stored) {
    return stored.getPayloadMap().equals(payload());
  }

  private Map<String, PayloadValue> payload() {
    Map<String, PayloadValue> payload = new TreeMap<>();
    payload.put(TEXT, string(text));
    SequencedMap<String, Integer> grades = relevant;
    payload.put("role", string(grades == null ? "document" : "query"));
    if (grades != null && !grades.isEmpty()) {
      payload.put("relevant_ids", list(grades.keySet().stream().map(PendingText::string)));
      payload.put(
          "relevant_grades",
          list(
              grades.values().stream()
                  .map(grade -> PayloadValue.newBuilder().setIntValue(grade).build())));
    }
    return payload;
  }

  private static PayloadValue string(String value) {
    return PayloadValue.newBuilder().setStringValue(value).build();
  }

  private static PayloadValue list(Stream<PayloadValue> values) {
    return PayloadValue.newBuilder()
        .setListValue(PayloadList.newBuilder().addAllValues(values.toList()))
        .build();
  }
}
