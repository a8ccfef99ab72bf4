package io.crossmodal.index.shard;

import io.crossmodal.index.view.SegmentHeader;
import io.crossmodal.index.view.SegmentWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes the file that {@link SealedItems} reads. */
final class SealedItemsWriter implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 17;

  private final SegmentWriter file;
  private final long count;
  private final ByteBuffer rows = buffer();
  private final ByteBuffer ids = buffer();
  private long rowsAt;
  private long idsAt;
  private long idEnd;
  private long added;

  SealedItemsWriter(Path path, SegmentHeader stamp) {
    this.count = stamp.count();
    this.idsAt = SealedItems.ROW_BYTES * count;
    this.file = SegmentWriter.create(path, stamp.of(SealedItems.CONTENT));
  }

  private static ByteBuffer buffer() {
    return ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Adds the item of the next ordinal; ids come in the order of their bytes. */
  void add(String id, Modality modality, long version) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    if (rows.remaining() < SealedItems.ROW_BYTES) {
      flushRows();
    }
    if (ids.remaining() < bytes.length) {
      flushIds();
    }
    ids.put(bytes);
    idEnd += bytes.length;
    rows.putLong(version).putLong(4 * idEnd + modality.code());
    added++;
  }

  private void flushRows() {
    int bytes = rows.flip().remaining();
    file.write(rowsAt, rows);
    rowsAt += bytes;
    rows.clear();
  }

  private void flushIds() {
    int bytes = ids.flip().remaining();
    file.write(idsAt, ids);
    idsAt += bytes;
    ids.clear();
  }

  /** Completes the file. */
  void commit() {
    if (added != count) {
      throw new IllegalStateException("items: %d (expected: %d)".formatted(added, count));
    }
    flushRows();
    flushIds();
    file.commit();
  }

  @Override
  public void close() {
    file.close();
  }
}
