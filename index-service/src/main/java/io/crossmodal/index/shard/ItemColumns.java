package io.crossmodal.index.shard;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Id, modality and version by ordinal: leading ones sealed in a file, the others in memory and only
 * ever appended to.
 *
 * <p>One writer. Readers see an ordinal once they have read something volatile that was written
 * after it was added, as {@link ItemTable} does.
 */
final class ItemColumns {

  private static final int CHUNK_SHIFT = 12;
  private static final int CHUNK = 1 << CHUNK_SHIFT;

  private record Chunk(long[] ids, byte[] modalities, long[] versions) {}

  private final SealedItems sealed;
  private final IdBytes ids = new IdBytes();
  private final RowsById rows = new RowsById(ids, row -> chunk(row).ids[row & (CHUNK - 1)]);
  private volatile Chunk[] chunks = {};
  private int appended;

  ItemColumns(SealedItems sealed) {
    this.sealed = sealed;
  }

  /** Adds a row and returns its ordinal; {@link #find} does not know it yet. */
  int add(byte[] id, Modality modality, long version) {
    int ordinal = appended++;
    if (ordinal >>> CHUNK_SHIFT == chunks.length) {
      Chunk[] more = Arrays.copyOf(chunks, chunks.length + 1);
      more[chunks.length] = new Chunk(new long[CHUNK], new byte[CHUNK], new long[CHUNK]);
      chunks = more;
    }
    Chunk chunk = chunk(ordinal);
    int row = ordinal & (CHUNK - 1);
    chunk.ids[row] = ids.add(id);
    chunk.modalities[row] = modality.code();
    chunk.versions[row] = version;
    return Math.addExact(sealed.count(), ordinal);
  }

  /** The ordinal that is in memory and was last made the one of this id, or null. */
  @Nullable Integer find(byte[] id) {
    int row = rows.find(id);
    return row < 0 ? null : Integer.valueOf(sealed.count() + row);
  }

  /** Makes an ordinal that was added the one of its id. */
  void publish(byte[] id, int ordinal) {
    rows.put(id, ordinal - sealed.count());
  }

  /** Makes an id unknown to {@link #find}. */
  void forget(byte[] id) {
    rows.remove(id);
  }

  /** Rows, sealed ones included; for the writer only. */
  int size() {
    return sealed.count() + appended;
  }

  /** Brings what is read of some rows into the cache. */
  void prefetch(int[] ordinals) {
    int[] rows = new int[ordinals.length];
    int count = 0;
    for (int ordinal : ordinals) {
      if (ordinal < sealed.count()) {
        rows[count++] = ordinal;
      }
    }
    sealed.prefetch(rows, count);
  }

  String id(int ordinal) {
    int row = ordinal - sealed.count();
    return row < 0 ? sealed.id(ordinal) : ids.text(chunk(row).ids[row & (CHUNK - 1)]);
  }

  Modality modality(int ordinal) {
    int row = ordinal - sealed.count();
    return row < 0
        ? sealed.modality(ordinal)
        : Modality.ofCode(chunk(row).modalities[row & (CHUNK - 1)]);
  }

  long version(int ordinal) {
    int row = ordinal - sealed.count();
    return row < 0 ? sealed.version(ordinal) : chunk(row).versions[row & (CHUNK - 1)];
  }

  /** The order of two ordinals by their ids; sealed ones are in it. */
  int compareIds(int a, int b) {
    return a < sealed.count() && b < sealed.count()
        ? Integer.compare(a, b)
        : IdOrder.INSTANCE.compare(id(a), id(b));
  }

  private Chunk chunk(int row) {
    return chunks[row >>> CHUNK_SHIFT];
  }
}
