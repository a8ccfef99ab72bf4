package io.crossmodal.index.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadIndexTest {

  private final Random random = new Random(7);
  private final RandomPayloads payloads = new RandomPayloads(random);
  private final List<Map<String, List<FieldValue>>> rows = new ArrayList<>();

  private void fill(PayloadIndex index, int count) {
    for (int i = 0; i < count; i++) {
      rows.add(payloads.payload());
      index.append(PayloadRow.of(rows.getLast()));
    }
  }

  private void checkAgainstEveryRow(PayloadIndex index, int ordinals) {
    for (int i = 0; i < 60; i++) {
      Filter filter = payloads.filter(3);
      OrdinalSet found = index.matches(CompiledFilter.of(filter), ordinals);
      for (int ordinal = 0; ordinal < rows.size(); ordinal++) {
        boolean expected = ordinal < ordinals && PlainMatch.matches(filter, rows.get(ordinal));
        assertThat(found.contains(ordinal)).as("%s of %s", filter, ordinal).isEqualTo(expected);
      }
      assertThat(found.toArray()).hasSize(found.size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 4_095, 4_096, 4_097, 9_000})
  void findsWhatMatches(int count) {
    PayloadIndex index = new PayloadIndex();
    fill(index, count);

    checkAgainstEveryRow(index, count);
  }

  @Test
  void knowsOnlyTheOrdinalsThatAreAskedAbout() {
    PayloadIndex index = new PayloadIndex();
    fill(index, 4_500);

    checkAgainstEveryRow(index, 4_321);
    checkAgainstEveryRow(index, 100);
  }

  @Test
  void goesOnWhereItWasWritten() {
    PayloadIndex index = new PayloadIndex();
    fill(index, 4_133);

    PayloadIndex read = PayloadIndexFormat.read(PayloadIndexFormat.write(index));
    assertThat(read.size()).isEqualTo(4_133);
    assertThat(read.fields()).isEqualTo(index.fields());
    fill(read, 5_000);

    checkAgainstEveryRow(read, rows.size());
    assertThat(PayloadIndexFormat.read(PayloadIndexFormat.write(read)).size())
        .isEqualTo(rows.size());
  }

  @Test
  void refusesDamagedBytes() {
    PayloadIndex index = new PayloadIndex();
    fill(index, 20);
    ByteBuffer whole = PayloadIndexFormat.write(index);
    byte[] bytes = new byte[whole.remaining()];
    whole.get(bytes);

    for (int i = 0; i < bytes.length; i++) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= (byte) (1 << random.nextInt(8));
      assertThatThrownBy(() -> PayloadIndexFormat.read(ByteBuffer.wrap(flipped)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("damaged");
      ByteBuffer cut = ByteBuffer.wrap(bytes, 0, i);
      assertThatThrownBy(() -> PayloadIndexFormat.read(cut))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("damaged");
    }
  }

  @Test
  void leavesOutFieldsBeyondItsLimit() {
    PayloadIndex index = new PayloadIndex();
    for (int i = 0; i < PayloadIndex.MAX_FIELDS + 1; i++) {
      index.append(PayloadRow.of(Map.of("f" + i, List.of(new FieldValue.Whole(i)))));
    }

    assertThat(index.fields()).hasSize(PayloadIndex.MAX_FIELDS).doesNotContainKey("f4096");
    assertThat(found(index, new Filter.Exists("f4095"))).containsExactly(4095);
  }

  @Test
  void takesFewBytesForTextsThatAreAllDifferent() {
    PayloadIndex index = new PayloadIndex();
    for (int i = 0; i < 8_192; i++) {
      String text = "%d %s".formatted(i, "long ".repeat(2_000));
      index.append(PayloadRow.of(Map.of("text", List.of(new FieldValue.Text(text)))));
    }

    assertThat(index.bytes() / 8_192.0).isBetween(34.0, 48.0);
    Filter last =
        new Filter.OneOf("text", List.of(new FieldValue.Text("8191 " + "long ".repeat(2_000))));
    assertThat(found(index, last)).containsExactly(8_191);
  }

  private static int[] found(PayloadIndex index, Filter filter) {
    return index.matches(CompiledFilter.of(filter), index.size()).toArray();
  }
}
