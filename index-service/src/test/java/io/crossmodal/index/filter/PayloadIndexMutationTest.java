package io.crossmodal.index.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.fuzz.Mutants;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/**
 * Changed bytes under a checksum that fits them: what is read must be refused, or be an index that
 * every filter can be asked of.
 */
final class PayloadIndexMutationTest {

  private static final int ROWS = 150;
  private static final int MUTANTS = 20_000;

  @Test
  void refusesOrAnswersWhateverWasWritten() {
    RandomPayloads payloads = new RandomPayloads(new Random(17));
    PayloadIndex index = new PayloadIndex();
    for (int i = 0; i < ROWS; i++) {
      index.append(PayloadRow.of(payloads.payload()));
    }
    ByteBuffer written = PayloadIndexFormat.write(index);
    byte[] bytes = new byte[written.remaining() - Integer.BYTES];
    written.get(bytes);
    Mutants mutants = new Mutants();

    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      try {
        ask(PayloadIndexFormat.read(withChecksum(mutants.of(bytes))), payloads);
      } catch (IllegalArgumentException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(MUTANTS / 4, MUTANTS - 100);
  }

  private static void ask(PayloadIndex read, RandomPayloads payloads) {
    CompiledFilter filter = CompiledFilter.of(payloads.filter(2));
    OrdinalSet found = read.matches(filter, read.size());
    assertThat(found.size()).isLessThanOrEqualTo(read.size());
  }

  private static ByteBuffer withChecksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return ByteBuffer.allocate(bytes.length + Integer.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(bytes)
        .putInt((int) crc.getValue())
        .flip();
  }
}
