package io.crossmodal.index.shard;

import org.jspecify.annotations.Nullable;

/**
 * An item as a shard keeps it.
 *
 * @param id the caller's identifier
 * @param vector its embedding, empty where it was not asked for; not copied
 * @param payload the caller's metadata in a form that the shard does not look into, maybe empty
 * @param content its original bytes, if it has any and they were asked for
 * @param version rises with every write of the item, from 1; 0 before it is written
 */
public record Item(
    String id,
    Modality modality,
    float[] vector,
    byte[] payload,
    @Nullable Content content,
    long version) {

  /** The same item at another version. */
  Item atVersion(long newVersion) {
    return new Item(id, modality, vector, payload, content, newVersion);
  }

  /** The same item as one whose payload was not asked for. */
  Item withoutPayload() {
    return new Item(id, modality, vector, new byte[0], content, version);
  }

  /** About how many bytes this item takes in a message. */
  public long approximateBytes() {
    long contentBytes = content == null ? 0 : content.data().length + content.mediaType().length();
    return 3L * id.length() + 16 + 4L * vector.length + payload.length + contentBytes;
  }
}
