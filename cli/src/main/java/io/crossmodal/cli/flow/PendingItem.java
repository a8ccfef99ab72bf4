package io.crossmodal.cli.flow;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.crossmodal.dataset.CaptionedImage;
import io.crossmodal.dataset.VideoName;
import io.crossmodal.dataset.image.ImageFormat;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.encoder.v1.Limits;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.PayloadValue;
import io.crossmodal.type.v1.Content;
import io.crossmodal.type.v1.Modality;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One item of a dataset before it is encoded.
 *
 * <p>A picture's or video's id is its file name in the dataset, a caption's is {@code <picture
 * id>#<number from 0>}. The payload says whether a stored item is still the same: {@code sha256} of
 * a picture's bytes, {@code text} of a caption.
 */
sealed interface PendingItem
    permits PendingItem.Caption, PendingItem.Picture, PendingItem.Video, PendingText {

  /** Payload field that a caption names its picture in. */
  String IMAGE_ID = "image_id";

  /** Payload field of a caption's words. */
  String TEXT = "text";

  /** Payload field of the file name of a picture or video. */
  String FILE_NAME = "file_name";

  /** Payload field of the hash of the bytes of a picture or video. */
  String SHA256 = "sha256";

  /** Bytes over which a picture is searched for but not kept, as the index limits content. */
  int MAX_CONTENT_BYTES = 8 << 20;

  /** Enough to tell a format. */
  int FIRST_BYTES = 16;

  /** The item's id in the gallery. */
  String id();

  /** What the encoder gets. */
  Input input();

  /** The item without its vector. */
  Item.Builder item();

  /** Bytes that the item adds to a message, about. */
  int size();

  /** True if the stored item, read with its payload, says the same. */
  boolean sameAs(Item stored);

  private static boolean holds(Item stored, String field, String value) {
    PayloadValue held = stored.getPayloadOrDefault(field, PayloadValue.getDefaultInstance());
    return held.getStringValue().equals(value);
  }

  private static PayloadValue string(String value) {
    return PayloadValue.newBuilder().setStringValue(value).build();
  }

  /** A caption. */
  record Caption(String id, String imageId, String text) implements PendingItem {

    static Caption of(CaptionedImage image, int number) {
      return new Caption(
          image.imageId() + "#" + number, image.imageId(), image.captions().get(number));
    }

    @Override
    public Input input() {
      return Input.newBuilder().setText(text).build();
    }

    @Override
    public Item.Builder item() {
      return Item.newBuilder()
          .setId(id)
          .setModality(Modality.MODALITY_TEXT)
          .putPayload(TEXT, string(text))
          .putPayload(IMAGE_ID, string(imageId));
    }

    @Override
    public int size() {
      return text.length();
    }

    @Override
    public boolean sameAs(Item stored) {
      return holds(stored, TEXT, text) && holds(stored, IMAGE_ID, imageId);
    }
  }

  /** A picture with its bytes. */
  record Picture(String id, ByteString bytes, String sha256) implements PendingItem {

    @Override
    public Input input() {
      return Input.newBuilder().setImage(bytes).build();
    }

    @Override
    public Item.Builder item() {
      Item.Builder item =
          Item.newBuilder()
              .setId(id)
              .setModality(Modality.MODALITY_IMAGE)
              .putPayload(FILE_NAME, string(id))
              .putPayload(SHA256, string(sha256));
      if (bytes.size() <= MAX_CONTENT_BYTES) {
        item.setContent(Content.newBuilder().setData(bytes).setMediaType(mediaType(bytes)));
      }
      return item;
    }

    @Override
    public int size() {
      return bytes.size();
    }

    @Override
    public boolean sameAs(Item stored) {
      return holds(stored, SHA256, sha256);
    }

    private static String mediaType(ByteString bytes) {
      try {
        return ImageFormat.of(bytes.substring(0, Math.min(FIRST_BYTES, bytes.size())).toByteArray())
            .mediaType();
      } catch (IOException e) {
        return "application/octet-stream";
      }
    }
  }

  /** A video with its bytes. */
  record Video(String id, ByteString bytes, String sha256) implements PendingItem {

    @Override
    public Input input() {
      return Videos.input(bytes);
    }

    @Override
    public Item.Builder item() {
      Item.Builder item =
          Item.newBuilder()
              .setId(id)
              .setModality(Modality.MODALITY_VIDEO)
              .putPayload(FILE_NAME, string(id))
              .putPayload(SHA256, string(sha256));
      if (bytes.size() <= MAX_CONTENT_BYTES) {
        item.setContent(
            Content.newBuilder()
                .setData(bytes)
                .setMediaType(VideoName.mediaType(id).orElse("application/octet-stream")));
      }
      return item;
    }

    @Override
    public int size() {
      return bytes.size();
    }

    @Override
    public boolean sameAs(Item stored) {
      return holds(stored, SHA256, sha256);
    }
  }

  /**
   * Reads a picture or a video, whichever its name says.
   *
   * @throws IOException also when it is larger than the encoder takes
   */
  static PendingItem read(CaptionedImage image, Limits limits) throws IOException {
    boolean video = VideoName.mediaType(image.imageId()).isPresent();
    byte[] bytes =
        image.picture().read(video ? limits.getMaxVideoBytes() : limits.getMaxImageBytes());
    String hash = hash(bytes);
    ByteString data = UnsafeByteOperations.unsafeWrap(bytes); // nobody else has the array
    return video
        ? new Video(image.imageId(), data, hash)
        : new Picture(image.imageId(), data, hash);
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
