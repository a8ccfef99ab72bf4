package io.crossmodal.index.shard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which items changed since the current generation was sealed, kept in the batches of the changes.
 *
 * <p>{@link Family#CHANGES}: {@code long sequence} from 1, big-endian -> id. {@link Family#META}:
 * {@code generation} -> {@code 1/number/sequence/count} in UTF-8, the generation that the shard
 * starts from and the last change that it knows. Without a generation nothing is kept, because a
 * start reads every item.
 *
 * <p>For one writer.
 */
final class ChangeLog {

  private static final byte[] GENERATION = "generation".getBytes(StandardCharsets.UTF_8);

  private final ShardDatabase database;
  private @Nullable Mark current;
  private long last;
  private boolean recording;

  /**
   * A generation as the database names it.
   *
   * @param number of the generation, from 1
   * @param sequence the last change that it knows
   * @param count its ordinals
   */
  record Mark(long number, long sequence, long count) {

    private static Mark parse(String text) {
      String[] parts = text.split("/", -1);
      if (parts.length != 4 || !parts[0].equals("1")) {
        throw new IllegalArgumentException(
            "generation: %s (expected: 1/number/sequence/count)".formatted(text));
      }
      return new Mark(Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
    }

    private byte[] encode() {
      return "1/%d/%d/%d".formatted(number, sequence, count).getBytes(StandardCharsets.UTF_8);
    }
  }

  ChangeLog(ShardDatabase database) {
    this.database = database;
    byte[] mark = database.get(Family.META, GENERATION);
    this.current = mark == null ? null : Mark.parse(new String(mark, StandardCharsets.UTF_8));
    byte[] lastKey = database.lastKey(Family.CHANGES);
    long lastChange = lastKey == null ? 0 : ByteBuffer.wrap(lastKey).getLong();
    this.last = Math.max(lastChange, current == null ? 0 : current.sequence());
    this.recording = current != null;
  }

  /** The generation to start from, or null. */
  @Nullable Mark current() {
    return current;
  }

  /** Keeps changes from now on; returns the last one before. */
  long record() {
    recording = true;
    return last;
  }

  /** Adds changed items to the batch of their changes. */
  void add(DatabaseBatch batch, Collection<String> ids) {
    if (recording) {
      long sequence = last;
      for (String id : ids) {
        batch.put(Family.CHANGES, key(++sequence), ItemCodec.key(id));
      }
    }
  }

  /** To be called when a batch with so many changes is written. */
  void added(int changes) {
    last += recording ? changes : 0;
  }

  /** The items that changed after the current generation. */
  Set<String> since(Mark mark) {
    Set<String> ids = new LinkedHashSet<>();
    database.scan(
        Family.CHANGES,
        key(mark.sequence() + 1),
        (key, id) -> {
          ids.add(ItemCodec.id(id));
          return true;
        });
    return ids;
  }

  /** Makes a generation the one to start from and forgets what it knows, in one durable step. */
  void commit(Mark next) {
    DatabaseBatch batch = new DatabaseBatch().put(Family.META, GENERATION, next.encode());
    batch.deleteRange(Family.CHANGES, key(0), key(next.sequence() + 1));
    database.write(batch, true);
    current = next;
    recording = true;
  }

  /** Keeps no changes any more, because the first generation was not made. */
  void stopRecording() {
    recording = false;
  }

  /** Starts from the items alone next time, because the generation is damaged. */
  void forget() {
    DatabaseBatch batch = new DatabaseBatch().delete(Family.META, GENERATION);
    batch.deleteRange(Family.CHANGES, key(0), key(Long.MAX_VALUE));
    database.write(batch, true);
    current = null;
    recording = false;
  }

  private static byte[] key(long sequence) {
    return ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
  }
}
