package io.crossmodal.index.shard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Changes to one shard, made in one atomic step.
 *
 * @param requestId of the caller's request; empty: no repetition is recognised
 * @param upserts items to insert or replace, checked, no id twice
 * @param deletes ids to delete, none twice
 */
public record WriteRequest(
    String requestId, List<Item> upserts, List<String> deletes, Durability durability) {

  /** Tells a repeated request from another one that uses its id: a checksum of what it changes. */
  int fingerprint() {
    CRC32C crc = new CRC32C();
    for (Item item : upserts) {
      crc.update(item.id().getBytes(StandardCharsets.UTF_8));
      crc.update(item.modality().code());
      crc.update(bytes(item.vector()));
      crc.update(item.payload());
      if (item.content() != null) {
        crc.update(item.content().data());
      }
    }
    for (String id : deletes) {
      crc.update(id.getBytes(StandardCharsets.UTF_8));
      crc.update(0);
    }
    return (int) crc.getValue();
  }

  private static byte[] bytes(float[] vector) {
    ByteBuffer buffer =
        ByteBuffer.allocate(Float.BYTES * vector.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(vector);
    return buffer.array();
  }
}
