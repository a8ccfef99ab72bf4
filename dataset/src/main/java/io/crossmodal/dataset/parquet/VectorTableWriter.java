package io.crossmodal.dataset.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * Writes vectors to a Parquet file with the columns {@code id} and {@code modality}, texts, and
 * {@code vector}, a list of floats in Parquet's three levels; whole once closed.
 *
 * <p>Uncompressed, since the bits of unit vectors don't compress.
 */
public final class VectorTableWriter implements Closeable {

  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message vectors {
            required binary id (STRING);
            required binary modality (STRING);
            required group vector (LIST) { repeated group list { required float element; } }
          }
          """);

  private final SimpleGroupFactory rows = new SimpleGroupFactory(SCHEMA);
  private final ParquetWriter<Group> writer;

  /** Starts a file where there is none. */
  public VectorTableWriter(Path file) throws IOException {
    this.writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(SCHEMA)
            .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
            .build();
  }

  /** Adds a row. */
  public void put(String id, String modality, float[] vector) throws IOException {
    Group row = rows.newGroup().append("id", id).append("modality", modality);
    Group list = row.addGroup("vector");
    for (float component : vector) {
      list.addGroup("list").append("element", component);
    }
    writer.write(row);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
