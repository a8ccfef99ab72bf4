package io.crossmodal.index.shard;

import io.crossmodal.index.kernel.Prefetch;
import io.crossmodal.index.view.DamagedFileException;
import io.crossmodal.index.view.SegmentFile;
import io.crossmodal.index.view.SegmentHeader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The items of a generation in its file {@code items}, in the order of their ids' bytes, so that an
 * id is found by halving.
 *
 * <p>Body, little-endian, of {@code n} items:
 *
 * <pre>
 * 0     {long version; long place}[n]   place = 4 x (where the id ends in the ids) + modality code
 * 16n   byte[]                          the ids in UTF-8, one after the other
 * </pre>
 *
 * <p>The file is checked as a whole when it is opened, because everything else depends on it; it
 * stays mapped until nobody refers to it.
 */
final class SealedItems {

  /** What a header says that the file is. */
  static final String CONTENT = "items";

  static final int ROW_BYTES = 2 * Long.BYTES;

  private static final int ROWS_AT_ONCE = 1 << 14;

  /** No items. */
  static final SealedItems NONE = new SealedItems(MemorySegment.NULL, 0);

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

  private final MemorySegment body;
  private final int count;
  private final long idsAt;

  private SealedItems(MemorySegment body, int count) {
    this.body = body;
    this.count = count;
    this.idsAt = (long) ROW_BYTES * count;
  }

  /**
   * Maps and checks the file.
   *
   * @throws DamagedFileException when it is not what was written
   */
  static SealedItems open(Path path, SegmentHeader header) {
    SegmentFile file = SegmentFile.open(path, header, Arena.ofAuto());
    file.checkAll();
    SealedItems items = new SealedItems(file.body(), Math.toIntExact(header.count()));
    items.checkPlaces(path);
    return items;
  }

  /** Ids must lie within the file, whatever wrote it. */
  private void checkPlaces(Path path) {
    long ids = body.byteSize() - idsAt;
    if (ids < 0) {
      throw new DamagedFileException(
          path, "%d bytes (expected: at least %d)".formatted(body.byteSize(), idsAt));
    }
    long end = 0;
    long[] places = new long[Math.min(count, ROWS_AT_ONCE)];
    for (int from = 0; from < count; from += places.length) {
      int rows = places(from, places);
      for (int row = 0; row < rows; row++) {
        long place = places[row];
        if (place >>> 2 < end || (place & 3) == 0) {
          throw new DamagedFileException(path, "row %d has place %d".formatted(from + row, place));
        }
        end = place >>> 2;
      }
    }
    if (end != ids) {
      throw new DamagedFileException(path, "%d bytes of ids (expected: %d)".formatted(ids, end));
    }
  }

  /**
   * Copies the places of the rows from one on; what is mapped is slow to read one by one until that
   * is compiled, which a start would wait for.
   */
  private int places(int from, long[] places) {
    int rows = Math.min(places.length, count - from);
    long[] columns = new long[2 * rows];
    MemorySegment.copy(body, LONG, (long) ROW_BYTES * from, columns, 0, columns.length);
    for (int row = 0; row < rows; row++) {
      places[row] = columns[2 * row + 1];
    }
    return rows;
  }

  int count() {
    return count;
  }

  /**
   * Says of which modality the ordinals are.
   *
   * @param from a multiple of 64
   * @param words by the modality's code the bits of the ordinals from {@code from} on, zero before
   *     the call; as many ordinals as fit, or are left
   */
  void modalities(int from, long[][] words) {
    long[] places = new long[Long.SIZE * words[0].length];
    int rows = places(from, places);
    for (int row = 0; row < rows; row++) {
      words[(int) places[row] & 3][row >>> 6] |= 1L << row;
    }
  }

  /** Brings what is read of the items {@code ordinals[0..few)} into the cache. */
  void prefetch(int[] ordinals, int few) {
    Prefetch.rows(body, ROW_BYTES, ordinals, few);
    long[] starts = new long[few];
    for (int i = 0; i < few; i++) {
      starts[i] = idStart(ordinals[i]);
    }
    Prefetch.bytes(body, starts);
  }

  String id(int ordinal) {
    long start = idStart(ordinal);
    byte[] id = new byte[(int) (idEnd(ordinal) - start)];
    MemorySegment.copy(body, BYTE, start, id, 0, id.length);
    return new String(id, StandardCharsets.UTF_8);
  }

  Modality modality(int ordinal) {
    return Modality.ofCode((byte) (place(ordinal) & 3));
  }

  long version(int ordinal) {
    return body.get(LONG, (long) ROW_BYTES * ordinal);
  }

  /** The ordinal of an id, or -1. */
  int find(byte[] id) {
    MemorySegment wanted = MemorySegment.ofArray(id);
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, wanted);
      if (order == 0) {
        return middle;
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private int compare(int ordinal, MemorySegment wanted) {
    long start = idStart(ordinal);
    long length = idEnd(ordinal) - start;
    long at = MemorySegment.mismatch(body, start, start + length, wanted, 0, wanted.byteSize());
    if (at < 0) {
      return 0;
    }
    return at == length || at == wanted.byteSize()
        ? Long.compare(length, wanted.byteSize())
        : Byte.compareUnsigned(body.get(BYTE, start + at), wanted.get(BYTE, at));
  }

  private long idStart(int ordinal) {
    return ordinal == 0 ? idsAt : idEnd(ordinal - 1);
  }

  private long idEnd(int ordinal) {
    return idsAt + (place(ordinal) >>> 2);
  }

  private long place(int ordinal) {
    return body.get(LONG, (long) ROW_BYTES * ordinal + Long.BYTES);
  }
}
