package io.crossmodal.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaptionParquetReaderTest {

  /** As the hub writes {@code datasets} with an Image feature and a list of captions. */
  private static final String HUB =
      """
      message schema {
        optional group image { optional binary bytes; optional binary path (STRING); }
        optional group caption (LIST) { repeated group list { optional binary element (STRING); } }
        optional int64 height;
      }
      """;

  @TempDir Path root;

  @ParameterizedTest
  @EnumSource(
      value = CompressionCodecName.class,
      names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
  void readsTheHubsLayoutInEachCompression(CompressionCodecName codec) throws IOException {
    write(
        "data/train-00000-of-00002.parquet",
        HUB,
        codec,
        row -> hub(row, "a.jpg", 1, "A dog. ", "A wet dog."),
        row -> hub(row, "b.jpg", 2, "A cat."));
    write("data/train-00001-of-00002.parquet", HUB, codec, row -> hub(row, null, 3, "A bird."));

    CaptionDataset dataset = Datasets.open(root);

    assertThat(DatasetFolder.lines(dataset))
        .containsExactly(
            "a.jpg: A dog. | A wet dog.", "b.jpg: A cat.", "train-00001-of-00002/000000: A bird.");
    assertThat(dataset.problems()).isEqualTo(DatasetProblems.NONE);
    for (int i : new int[] {1, 0, 2}) {
      assertThat(dataset.images().get(i).picture().read()).containsExactly(i + 1, 7);
    }
  }

  @Test
  void joinsRowsOfOnePictureAndColumnsOfCaptions() throws IOException {
    write(
        "flickr.parquet",
        """
        message schema {
          required binary image;
          required binary file_name (STRING);
          required binary caption_0 (STRING);
          optional binary caption_1 (STRING);
        }
        """,
        CompressionCodecName.SNAPPY,
        row -> flat(row, "x.png", 1).append("caption_0", "one").append("caption_1", "two"),
        row -> flat(row, "y.png", 2).append("caption_0", "three"),
        row -> flat(row, "x.png", 1).append("caption_0", "four"),
        row -> flat(row, "../z.png", 3).append("caption_0", "five"),
        row -> flat(row, "w.png", 4).append("caption_0", " "));

    CaptionDataset dataset = Datasets.open(root.resolve("flickr.parquet"));

    assertThat(DatasetFolder.lines(dataset))
        .containsExactly("x.png: one | two | four", "y.png: three");
    assertThat(dataset.problems().malformedRows())
        .containsExactly(
            "flickr.parquet row 3: file name '../z.png' (expected: a path inside the dataset's folder)",
            "flickr.parquet row 4: no caption for w.png");
  }

  @Test
  void readsPicturesOfManyRowGroups() throws IOException {
    List<Consumer<Group>> rows =
        java.util.stream.IntStream.range(0, 500)
            .<Consumer<Group>>mapToObj(i -> row -> hub(row, "p" + i, i & 127, "picture " + i))
            .toList();
    write("many.parquet", HUB, CompressionCodecName.UNCOMPRESSED, rows, 2_000);

    CaptionDataset dataset = Datasets.open(root);

    assertThat(dataset.images()).hasSize(500);
    for (int i = 499; i >= 0; i -= 7) {
      assertThat(dataset.images().get(i).picture().read()).containsExactly(i & 127, 7);
    }
  }

  @Test
  void saysWhichPictureHasNoBytes() throws IOException {
    write(
        "a.parquet",
        HUB,
        CompressionCodecName.SNAPPY,
        row -> {
          row.addGroup("image").append("path", "gone.jpg");
          caption(row, "A dog.");
        });
    Picture picture = Datasets.open(root).images().getFirst().picture();
    assertThatThrownBy(picture::read)
        .isInstanceOf(IOException.class)
        .hasMessage("a.parquet: row 0 of row group 0 has no image (expected: bytes)");
  }

  @Test
  void namesTheColumnsWhenNoneFits() throws IOException {
    write(
        "t.parquet",
        "message schema { required binary title (STRING); required double price; }",
        CompressionCodecName.SNAPPY,
        row -> row.append("title", "x").append("price", 1.5));
    assertThatThrownBy(() -> Datasets.open(root))
        .isInstanceOf(DatasetException.class)
        .hasMessageEndingWith(
            "columns [title, price] (expected: bytes in one called image, and texts in one called caption)");
  }

  @Test
  void refusesFilesThatAreNotWhole() throws IOException {
    write("whole.parquet", HUB, CompressionCodecName.ZSTD, row -> hub(row, "a", 1, "A dog."));
    byte[] whole = Files.readAllBytes(root.resolve("whole.parquet"));
    for (int length : new int[] {0, 3, 11, whole.length / 2, whole.length - 1}) {
      Path file = root.resolve("cut.parquet");
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Datasets.open(file))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(DatasetException.class)
          .hasMessageContaining("cut.parquet: not a whole Parquet file");
    }
    for (int i = 4; i < whole.length; i += 3) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 0x55;
      Path file = root.resolve("flipped.parquet");
      Files.write(file, flipped);
      readAsFarAsItGoes(file);
    }
  }

  /** A damaged file is read, or refused as a dataset or a picture: nothing else may come of it. */
  private static void readAsFarAsItGoes(Path file) {
    try {
      for (CaptionedImage image : Datasets.open(file).images()) {
        image.picture().read();
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("parquet");
    }
  }

  private static Group flat(Group row, String name, int content) {
    return row.append("image", Binary.fromConstantByteArray(new byte[] {(byte) content, 7}))
        .append("file_name", name);
  }

  private static void hub(Group row, String path, int content, String... captions) {
    Group image =
        row.addGroup("image")
            .append("bytes", Binary.fromConstantByteArray(new byte[] {(byte) content, 7}));
    if (path != null) {
      image.append("path", path);
    }
    caption(row, captions);
  }

  private static void caption(Group row, String... captions) {
    Group list = row.addGroup("caption");
    for (String caption : captions) {
      list.addGroup("list").append("element", caption);
    }
  }

  @SafeVarargs
  private void write(
      String name, String schema, CompressionCodecName codec, Consumer<Group>... rows)
      throws IOException {
    write(name, schema, codec, List.of(rows), Integer.MAX_VALUE);
  }

  private void write(
      String name,
      String schema,
      CompressionCodecName codec,
      List<Consumer<Group>> rows,
      int groupBytes)
      throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    MessageType type = MessageTypeParser.parseMessageType(schema);
    SimpleGroupFactory groups = new SimpleGroupFactory(type);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(type)
            .withCompressionCodec(codec)
            .withRowGroupSize((long) groupBytes)
            .withMinRowCountForPageSizeCheck(10)
            .build()) {
      for (Consumer<Group> row : rows) {
        Group group = groups.newGroup();
        row.accept(group);
        writer.write(group);
      }
    }
  }
}
