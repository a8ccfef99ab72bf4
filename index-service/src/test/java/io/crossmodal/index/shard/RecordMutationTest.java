package io.crossmodal.index.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.fuzz.Mutants;
import io.crossmodal.index.view.DamagedFileException;
import io.crossmodal.index.view.SegmentHeader;
import io.crossmodal.index.view.SegmentWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that were changed at random are refused as damaged, or read as some record. */
final class RecordMutationTest {

  private static final int MUTANTS = 50_000;
  private static final int FILES = 2_000;
  private static final SegmentHeader HEADER =
      new SegmentHeader("shard", SealedItems.CONTENT, 1, 1, 5);

  @TempDir Path directory;

  private final Mutants mutants = new Mutants();

  private int refused(byte[] original, Consumer<byte[]> reader) {
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      try {
        reader.accept(mutants.of(original));
      } catch (IllegalArgumentException e) {
        refused++;
      }
    }
    return refused;
  }

  @Test
  void refusesDamagedItems() {
    byte[] record = ItemCodec.encode(TestShards.item("a", new Random(3)));
    for (ItemParts parts :
        List.of(
            ItemParts.NONE, new ItemParts(true, false, false), new ItemParts(true, true, true))) {
      assertThat(refused(record, bytes -> ItemCodec.decode("a", bytes, parts)))
          .isBetween(MUTANTS / 50, MUTANTS * 9 / 10);
    }
  }

  @Test
  void refusesDamagedContents() {
    byte[] record = ItemCodec.encode(new Content(new byte[] {1, 2, 3}, "image/png"));
    assertThat(refused(record, ItemCodec::decodeContent)).isBetween(MUTANTS / 50, MUTANTS * 9 / 10);
  }

  @Test
  void refusesDamagedRowsOfItemsUnderRightChecksums() throws IOException {
    byte[] body = body();
    Path file = directory.resolve("items");
    int refused = 0;
    for (int i = 0; i < FILES; i++) {
      Files.deleteIfExists(file);
      try (SegmentWriter writer = SegmentWriter.create(file, HEADER)) {
        writer.write(0, ByteBuffer.wrap(mutants.of(body)));
        writer.commit();
      }
      try {
        SealedItems items = SealedItems.open(file, HEADER);
        for (int ordinal = 0; ordinal < items.count(); ordinal++) {
          assertThat(items.modality(ordinal)).isNotNull();
          items.find(ItemCodec.key(items.id(ordinal)));
        }
      } catch (DamagedFileException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(FILES / 4);
  }

  private byte[] body() throws IOException {
    Path file = directory.resolve("original");
    try (SealedItemsWriter writer = new SealedItemsWriter(file, HEADER)) {
      for (int i = 0; i < HEADER.count(); i++) {
        writer.add("item-" + i, Modality.TEXT, i + 1);
      }
      writer.commit();
    }
    byte[] bytes = Files.readAllBytes(file);
    int checksums = Integer.BYTES;
    return Arrays.copyOfRange(bytes, 4_096, bytes.length - checksums);
  }
}
