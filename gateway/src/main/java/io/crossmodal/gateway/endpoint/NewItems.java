package io.crossmodal.gateway.endpoint;

import com.google.protobuf.ByteString;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.gateway.flow.NewItem;
import io.crossmodal.gateway.json.Fields;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.PayloadValue;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.type.v1.Content;
import io.crossmodal.type.v1.Modality;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads the items that a user stores. */
final class NewItems {

  private static final List<String> SOURCES =
      List.of("text", "image_base64", "video_base64", "vector");

  private NewItems() {}

  /** One element of {@code items}. */
  static NewItem ofJson(Fields fields) {
    Item.Builder item =
        Item.newBuilder().setId(fields.requiredText("id")).putAllPayload(fields.payload("payload"));
    List<String> given = SOURCES.stream().filter(fields::has).toList();
    Optional<Modality> modality =
        fields.choice("modality", Modality.getDescriptor()).map(Modality::valueOf);
    if (given.size() != 1) {
      String shown = given.isEmpty() ? "none" : String.join(", ", given);
      fields.reject("item", shown, "exactly one of " + String.join(", ", SOURCES));
      return new NewItem(item.build(), null);
    }
    return switch (given.getFirst()) {
      case "text" -> text(item, Objects.requireNonNullElse(fields.text("text"), ""));
      case "image_base64" -> picture(item, fields);
      case "video_base64" -> video(item, fields);
      default -> vector(item, fields, modality);
    };
  }

  /** One file of a form: its name is its id. */
  static NewItem ofFile(Form.File file) {
    Item.Builder item = Item.newBuilder().setId(file.name());
    item.putPayload("file_name", text(file.name()));
    return picture(item, file.bytes(), true);
  }

  private static NewItem text(Item.Builder item, String text) {
    if (!item.containsPayload("text")) {
      item.putPayload("text", text(text));
    }
    item.setModality(Modality.MODALITY_TEXT);
    return new NewItem(item.build(), Input.newBuilder().setText(text).build());
  }

  private static NewItem picture(Item.Builder item, Fields fields) {
    byte[] bytes = fields.base64("image_base64");
    boolean store = fields.flag("store_content", true);
    return picture(item, bytes == null ? new byte[0] : bytes, store);
  }

  private static NewItem picture(Item.Builder item, byte[] bytes, boolean store) {
    ByteString image = ByteString.copyFrom(bytes);
    item.setModality(Modality.MODALITY_IMAGE);
    if (store) {
      item.setContent(Content.newBuilder().setData(image).setMediaType(PictureTypes.of(bytes)));
    }
    return new NewItem(item.build(), Input.newBuilder().setImage(image).build());
  }

  /** A video is not kept: what the gateway shows of items are pictures. */
  private static NewItem video(Item.Builder item, Fields fields) {
    byte[] bytes = fields.base64("video_base64");
    item.setModality(Modality.MODALITY_VIDEO);
    return new NewItem(item.build(), SearchForm.video(bytes == null ? new byte[0] : bytes));
  }

  private static NewItem vector(Item.Builder item, Fields fields, Optional<Modality> modality) {
    if (modality.isEmpty()) {
      fields.reject("modality", fields.has("modality") ? "another" : null, "text, image or video");
    }
    float[] values = Objects.requireNonNullElse(fields.vector("vector"), new float[0]);
    item.setModality(modality.orElse(Modality.MODALITY_UNSPECIFIED));
    return new NewItem(item.setVector(Embeddings.toVector(values)).build(), null);
  }

  private static PayloadValue text(String text) {
    return PayloadValue.newBuilder().setStringValue(text).build();
  }
}
