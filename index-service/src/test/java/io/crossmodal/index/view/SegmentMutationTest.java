package io.crossmodal.index.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.fuzz.Mutants;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Segment files that were changed at random: each is refused, or what it holds is what was written.
 */
final class SegmentMutationTest {

  private static final SegmentHeader HEADER = new SegmentHeader("shard", "codes", 7, 99, 1_000);
  private static final int BODY = 3 * SegmentFile.BLOCK_BYTES / 2;
  private static final int MUTANTS = 3_000;

  @TempDir Path directory;

  private byte[] written() throws IOException {
    Path file = directory.resolve("original");
    ByteBuffer body = ByteBuffer.allocate(BODY);
    for (int i = 0; i < BODY; i++) {
      body.put((byte) (i * 31));
    }
    try (SegmentWriter writer = SegmentWriter.create(file, HEADER)) {
      writer.write(0, body.flip());
      writer.commit();
    }
    return Files.readAllBytes(file);
  }

  @Test
  void refusesEveryChange() throws IOException {
    byte[] original = written();
    Mutants mutants = new Mutants();
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutants.of(original);
      refused += refuses(mutant, original) ? 1 : 0;
    }
    // Some mutants change nothing.
    assertThat(refused).isGreaterThan(MUTANTS * 8 / 10);
  }

  @Test
  void refusesHeadersThatAreChangedTogetherWithTheirChecksum() throws IOException {
    byte[] original = written();
    Mutants mutants = new Mutants();
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = original.clone();
      mutants.change(mutant, 96);
      ByteBuffer header = ByteBuffer.wrap(mutant).order(ByteOrder.LITTLE_ENDIAN);
      int crcAt = SegmentHeader.BYTES - Integer.BYTES;
      header.putInt(crcAt, Checksums.of(header.slice(0, crcAt)));
      refused += refuses(mutant, original) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(MUTANTS / 2);
  }

  /**
   * A file that is cut off is refused when it is opened: to read beyond its end would end the
   * process.
   */
  @Test
  void refusesEveryTruncation() throws IOException {
    byte[] original = written();
    for (int length = 0; length < original.length; length += 97) {
      assertThat(refuses(Arrays.copyOf(original, length), original)).isTrue();
    }
    assertThat(refuses(Arrays.copyOf(original, original.length - 1), original)).isTrue();
  }

  private boolean refuses(byte[] mutant, byte[] original) throws IOException {
    Path file = directory.resolve("mutant");
    Files.write(file, mutant);
    try (Arena arena = Arena.ofConfined()) {
      SegmentFile opened = SegmentFile.open(file, HEADER, arena);
      opened.checkAll();
      assertThat(opened.body().toArray(ValueLayout.JAVA_BYTE))
          .isEqualTo(Arrays.copyOfRange(original, SegmentHeader.BYTES, SegmentHeader.BYTES + BODY));
      return false;
    } catch (DamagedFileException e) {
      return true;
    }
  }
}
