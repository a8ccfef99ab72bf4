package io.crossmodal.dataset.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * One Parquet file, read by row group and by column. Threads may share one: each read opens the
 * file anew.
 *
 * <p>Format: <a href="https://parquet.apache.org/docs/file-format/">Apache Parquet</a>. The library
 * is asked for local files only; nothing of Hadoop is configured.
 */
public final class ParquetTable {

  private final Path file;
  private final MessageType schema;
  private final List<Long> rowsOfGroups;

  private ParquetTable(Path file, MessageType schema, List<Long> rowsOfGroups) {
    this.file = file;
    this.schema = schema;
    this.rowsOfGroups = rowsOfGroups;
  }

  /**
   * Reads the footer.
   *
   * @throws ParquetException when the file is not whole or no Parquet file
   */
  public static ParquetTable open(Path file) throws IOException {
    try (ParquetFileReader reader = reader(file)) {
      return new ParquetTable(
          file,
          reader.getFileMetaData().getSchema(),
          reader.getRowGroups().stream().map(BlockMetaData::getRowCount).toList());
    } catch (RuntimeException e) {
      throw new ParquetException("not a whole Parquet file: " + e.getMessage(), e);
    }
  }

  /** Where it lies. */
  public Path file() {
    return file;
  }

  /** The columns at the top of the schema. */
  public List<Type> columns() {
    return schema.getFields();
  }

  /** Parts of the file that are read at once. */
  public int rowGroups() {
    return rowsOfGroups.size();
  }

  /**
   * The rows of one row group, with the given columns alone.
   *
   * @param group from 0
   * @param columns columns of this table, whole or with some of their fields
   * @throws ParquetException when the group's pages can't be decoded
   */
  public List<Group> rows(int group, List<Type> columns) throws IOException {
    MessageType wanted = new MessageType(schema.getName(), columns);
    int rows = Math.toIntExact(rowsOfGroups.get(group));
    try (ParquetFileReader reader = reader(file)) {
      reader.setRequestedSchema(wanted);
      List<Group> read = new ArrayList<>(rows);
      try (PageReadStore pages = reader.readRowGroup(group)) {
        RecordReader<Group> records =
            new ColumnIOFactory()
                .getColumnIO(wanted)
                .getRecordReader(pages, new GroupRecordConverter(wanted));
        for (int row = 0; row < rows; row++) {
          read.add(records.read());
        }
      }
      return read;
    } catch (RuntimeException e) {
      throw new ParquetException(
          "%s row group %d, columns %s: not readable: %s"
              .formatted(
                  file.getFileName(), group, columns.stream().map(Type::getName).toList(), e),
          e);
    }
  }

  private static ParquetFileReader reader(Path file) throws IOException {
    return ParquetFileReader.open(
        new LocalInputFile(file),
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
  }
}
