package io.crossmodal.index.cluster;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.crossmodal.index.shard.Content;
import io.crossmodal.index.shard.ItemParts;
import io.crossmodal.index.shard.Modality;
import io.crossmodal.index.v1.Item;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Items between the wire and the shard, which keeps a payload as an {@link Item} message that has
 * nothing else, its entries by key so that equal payloads are equal bytes.
 */
public final class ItemMessages {

  private static final byte[] NO_BYTES = {};
  private static final float[] NO_VECTOR = {};

  private ItemMessages() {}

  /** The item with a vector that was read from it before. */
  public static io.crossmodal.index.shard.Item fromMessage(Item item, float[] vector) {
    Modality modality = modality(item.getModality());
    if (modality == null) {
      throw new IllegalArgumentException("modality: unspecified (expected: checked before)");
    }
    Content content =
        item.hasContent()
            ? new Content(
                item.getContent().getData().toByteArray(), item.getContent().getMediaType())
            : null;
    return new io.crossmodal.index.shard.Item(
        item.getId(), modality, vector, payload(item), content, item.getVersion());
  }

  /** The item with whatever parts it has. */
  public static io.crossmodal.index.shard.Item fromMessage(Item item) {
    return fromMessage(item, item.hasVector() ? Embeddings.toArray(item.getVector()) : NO_VECTOR);
  }

  /** The item with the parts that it has. */
  public static Item toMessage(io.crossmodal.index.shard.Item item) {
    try {
      Item.Builder message = Item.newBuilder().mergeFrom(item.payload());
      message.setId(item.id()).setModality(toMessage(item.modality())).setVersion(item.version());
      if (item.vector().length > 0) {
        message.setVector(Embeddings.toVector(item.vector()));
      }
      Content content = item.content();
      if (content != null) {
        message
            .getContentBuilder()
            .setData(ByteString.copyFrom(content.data()))
            .setMediaType(content.mediaType());
      }
      return message.build();
    } catch (InvalidProtocolBufferException e) {
      throw new ServiceException(
          ErrorReason.STORAGE_FAILED, "item '%s': damaged payload".formatted(item.id()), e);
    }
  }

  public static ItemParts fromMessage(io.crossmodal.index.v1.ItemParts parts) {
    return new ItemParts(parts.getVector(), parts.getPayload(), parts.getContent());
  }

  public static io.crossmodal.index.v1.ItemParts toMessage(ItemParts parts) {
    return io.crossmodal.index.v1.ItemParts.newBuilder()
        .setVector(parts.vector())
        .setPayload(parts.payload())
        .setContent(parts.content())
        .build();
  }

  /** Null if it is unspecified. */
  public static @Nullable Modality modality(io.crossmodal.type.v1.Modality modality) {
    return switch (modality) {
      case MODALITY_TEXT -> Modality.TEXT;
      case MODALITY_IMAGE -> Modality.IMAGE;
      case MODALITY_VIDEO -> Modality.VIDEO;
      case MODALITY_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }

  public static io.crossmodal.type.v1.Modality toMessage(@Nullable Modality modality) {
    return switch (modality) {
      case null -> io.crossmodal.type.v1.Modality.MODALITY_UNSPECIFIED;
      case TEXT -> io.crossmodal.type.v1.Modality.MODALITY_TEXT;
      case IMAGE -> io.crossmodal.type.v1.Modality.MODALITY_IMAGE;
      case VIDEO -> io.crossmodal.type.v1.Modality.MODALITY_VIDEO;
    };
  }

  private static byte[] payload(Item item) {
    if (item.getPayloadCount() == 0) {
      return NO_BYTES;
    }
    Item payload = Item.newBuilder().putAllPayload(item.getPayloadMap()).build();
    byte[] bytes = new byte[payload.getSerializedSize()];
    CodedOutputStream output = CodedOutputStream.newInstance(bytes);
    output.useDeterministicSerialization();
    try {
      payload.writeTo(output);
      output.checkNoSpaceLeft();
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
