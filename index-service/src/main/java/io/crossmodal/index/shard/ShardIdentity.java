package io.crossmodal.index.shard;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Says what a shard's database belongs to, so that directories that were mixed up are noticed.
 *
 * <p>Kept under the key {@code identity} as {@code format/uid/shard/dimension} in UTF-8.
 *
 * @param uid of the gallery
 * @param shard number from 0
 * @param dimension components of its vectors
 */
public record ShardIdentity(String uid, int shard, int dimension) {

  private static final byte[] KEY = "identity".getBytes(StandardCharsets.UTF_8);

  String text() {
    return "1/%s/%d/%d".formatted(uid, shard, dimension);
  }

  /** Makes the database one of this shard, whatever it belonged to. */
  void replace(ShardDatabase database) {
    byte[] value = text().getBytes(StandardCharsets.UTF_8);
    database.write(new DatabaseBatch().put(Family.META, KEY, value), true);
  }

  void check(ShardDatabase database, Path directory) {
    byte[] stored = database.get(Family.META, KEY);
    String expected = text();
    if (stored == null) {
      replace(database);
    } else if (!expected.equals(new String(stored, StandardCharsets.UTF_8))) {
      throw ServiceException.of(
          ErrorReason.STORAGE_FAILED,
          "shard directory %s: identity %s (expected: %s)",
          directory,
          new String(stored, StandardCharsets.UTF_8),
          expected);
    }
  }
}
