package io.crossmodal.dataset.parquet;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of one column by row. The row group that was read last is kept while memory allows, since
 * neighbours are asked for one after the other.
 */
public final class ByteColumn {

  private final ParquetTable table;
  private final Type column;
  private int held = -1;
  private SoftReference<List<Group>> rows = new SoftReference<>(null);

  /** A column that {@link Cells#holdsBytes}. */
  public ByteColumn(ParquetTable table, Type column) {
    this.table = table;
    this.column = column;
  }

  /**
   * The bytes in one row.
   *
   * @param group the row group, from 0
   * @param row in the group, from 0
   * @throws ParquetException when the cell is empty or the row group can't be read
   */
  public byte[] read(int group, int row) throws IOException {
    byte @Nullable [] bytes = Cells.bytes(rows(group).get(row), column.getName());
    if (bytes == null) {
      throw new ParquetException(
          "%s: row %d of row group %d has no %s (expected: bytes)"
              .formatted(table.file().getFileName(), row, group, column.getName()),
          null);
    }
    return bytes;
  }

  private synchronized List<Group> rows(int group) throws IOException {
    @Nullable List<Group> kept = group == held ? rows.get() : null;
    if (kept != null) {
      return kept;
    }
    List<Group> read = table.rows(group, List.of(column));
    held = group;
    rows = new SoftReference<>(read);
    return read;
  }
}
