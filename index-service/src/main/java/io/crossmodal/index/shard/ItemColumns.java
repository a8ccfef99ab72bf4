package io.crossmodal.index.shard;

import java.util.Arrays;

/**
 * Id, modality and version by ordinal; only ever appended to.
 *
 * <p>One writer. Readers see an ordinal once they have read something volatile that was written
 * after it was added, as {@link ItemTable} does.
 */
final class ItemColumns {

  private static final int CHUNK_SHIFT = 12;
  private static final int CHUNK = 1 << CHUNK_SHIFT;

  private record Chunk(String[] ids, Modality[] modalities, long[] versions) {}

  private volatile Chunk[] chunks = {};
  private int size;

  /** Adds a row and returns its ordinal. */
  int add(String id, Modality modality, long version) {
    int ordinal = size++;
    if (ordinal >>> CHUNK_SHIFT == chunks.length) {
      Chunk[] more = Arrays.copyOf(chunks, chunks.length + 1);
      more[chunks.length] = new Chunk(new String[CHUNK], new Modality[CHUNK], new long[CHUNK]);
      chunks = more;
    }
    Chunk chunk = chunk(ordinal);
    int row = ordinal & (CHUNK - 1);
    chunk.ids[row] = id;
    chunk.modalities[row] = modality;
    chunk.versions[row] = version;
    return ordinal;
  }

  /** Rows added; for the writer only. */
  int size() {
    return size;
  }

  String id(int ordinal) {
    return chunk(ordinal).ids[ordinal & (CHUNK - 1)];
  }

  Modality modality(int ordinal) {
    return chunk(ordinal).modalities[ordinal & (CHUNK - 1)];
  }

  long version(int ordinal) {
    return chunk(ordinal).versions[ordinal & (CHUNK - 1)];
  }

  private Chunk chunk(int ordinal) {
    return chunks[ordinal >>> CHUNK_SHIFT];
  }
}
