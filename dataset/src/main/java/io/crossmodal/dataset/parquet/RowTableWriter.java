package io.crossmodal.dataset.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Writes a small table of numbers and texts to a Parquet file.
 *
 * <p>A column whose values are all numbers is a double, any other one a text; every value may be
 * missing.
 */
public final class RowTableWriter {

  private RowTableWriter() {}

  /**
   * Writes a file where there is none.
   *
   * @param rows values by column, in the same columns each; an empty text is a missing value
   */
  public static void write(Path file, List<Map<String, Object>> rows) throws IOException {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("rows: 0 (expected: at least 1, which says the columns)");
    }
    MessageType schema = schema(rows);
    SimpleGroupFactory groups = new SimpleGroupFactory(schema);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(schema)
            .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
            .build()) {
      for (Map<String, Object> row : rows) {
        writer.write(group(groups.newGroup(), schema, row));
      }
    }
  }

  private static Group group(Group group, MessageType schema, Map<String, Object> row) {
    for (Type column : schema.getFields()) {
      Object value = row.getOrDefault(column.getName(), "");
      if (isMissing(value)) {
        continue;
      }
      if (column.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE
          && value instanceof Number number) {
        group.add(column.getName(), number.doubleValue());
      } else {
        group.add(column.getName(), String.valueOf(value));
      }
    }
    return group;
  }

  private static MessageType schema(List<Map<String, Object>> rows) {
    List<Type> columns = new ArrayList<>();
    for (String name : rows.getFirst().keySet()) {
      boolean numbers =
          rows.stream()
              .map(row -> row.getOrDefault(name, ""))
              .allMatch(value -> value instanceof Number || isMissing(value));
      columns.add(
          numbers
              ? Types.optional(PrimitiveTypeName.DOUBLE).named(name)
              : Types.optional(PrimitiveTypeName.BINARY)
                  .as(LogicalTypeAnnotation.stringType())
                  .named(name));
    }
    return new MessageType("rows", columns);
  }

  private static boolean isMissing(Object value) {
    return value.equals("");
  }
}
