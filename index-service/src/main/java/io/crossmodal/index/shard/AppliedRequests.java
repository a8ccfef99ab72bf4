package io.crossmodal.index.shard;

import io.crossmodal.rpc.ServiceException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The latest requests that a shard applied, kept in the batch of their changes, so that a repeated
 * one is answered and not applied again, also after a crash.
 *
 * <p>Big-endian. {@link Family#REQUESTS}: request id -> {@code int fingerprint, upserted, deleted,
 * unknown}. {@link Family#REQUEST_ORDER}: {@code long number} from 0 -> request id.
 */
final class AppliedRequests {

  private final ShardDatabase database;
  private final long kept;
  private long next;

  /**
   * @param kept requests that are remembered
   */
  AppliedRequests(ShardDatabase database, long kept) {
    this.database = database;
    this.kept = kept;
    byte[] last = database.lastKey(Family.REQUEST_ORDER);
    this.next = last == null ? 0 : ByteBuffer.wrap(last).getLong() + 1;
  }

  /** What an earlier request of this id changed, or null if there was none. */
  @Nullable WriteOutcome find(WriteRequest request) {
    if (request.requestId().isEmpty()) {
      return null;
    }
    byte[] stored = database.get(Family.REQUESTS, key(request.requestId()));
    if (stored == null) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(stored);
    if (buffer.getInt() != request.fingerprint()) {
      throw ServiceException.field(
          "request_id", request.requestId(), "one that no other request of this gallery had");
    }
    return new WriteOutcome(buffer.getInt(), buffer.getInt(), buffer.getInt());
  }

  /** Adds the request to the batch of its changes, and forgets the oldest one. */
  void add(DatabaseBatch batch, WriteRequest request, WriteOutcome outcome) {
    if (request.requestId().isEmpty()) {
      return;
    }
    byte[] key = key(request.requestId());
    ByteBuffer value = ByteBuffer.allocate(4 * Integer.BYTES).putInt(request.fingerprint());
    value.putInt(outcome.upserted()).putInt(outcome.deleted()).putInt(outcome.unknown());
    batch.put(Family.REQUESTS, key, value.array());
    batch.put(Family.REQUEST_ORDER, number(next), key);
    byte[] oldest = next < kept ? null : database.get(Family.REQUEST_ORDER, number(next - kept));
    if (oldest != null) {
      batch.delete(Family.REQUESTS, oldest);
      batch.delete(Family.REQUEST_ORDER, number(next - kept));
    }
  }

  /** To be called when the batch of the request is written. */
  void added(WriteRequest request) {
    if (!request.requestId().isEmpty()) {
      next++;
    }
  }

  private static byte[] key(String requestId) {
    return requestId.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
