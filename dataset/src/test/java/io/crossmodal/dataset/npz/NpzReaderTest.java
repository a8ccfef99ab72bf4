package io.crossmodal.dataset.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpzReaderTest {

  private static final float[][] TWO_BY_THREE = {{1, 2, 3}, {-4, 0.5f, 6}};

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"<f2,2", "<f4,4", ">f4,4", "<f8,8", ">f8,8"})
  void readsEveryFloat(String dtype, int bytes) throws IOException {
    ByteBuffer data = Npy.littleEndian(6 * bytes);
    if (dtype.startsWith(">")) {
      data.order(ByteOrder.BIG_ENDIAN);
    }
    for (float[] row : TWO_BY_THREE) {
      for (float value : row) {
        switch (bytes) {
          case 2 -> data.putShort(Float.floatToFloat16(value));
          case 4 -> data.putFloat(value);
          default -> data.putDouble(value);
        }
      }
    }
    Npy npy = new Npy().array("a", "'" + dtype + "'", false, "2, 3", data.array());
    assertThat(read(npy)).isDeepEqualTo(TWO_BY_THREE);
  }

  @Test
  void readsFortranOrder() throws IOException {
    ByteBuffer data = Npy.littleEndian(24);
    data.asFloatBuffer().put(new float[] {1, -4, 2, 0.5f, 3, 6});
    assertThat(read(new Npy().array("a", "'<f4'", true, "2, 3", data.array())))
        .isDeepEqualTo(TWO_BY_THREE);
  }

  @Test
  void readsIntegersOfBothWidths() throws IOException {
    byte[] four = Npy.littleEndian(8).putInt(7).putInt(-1).array();
    assertThat(ints(new Npy().array("a", "'<i4'", false, "2,", four))).containsExactly(7, -1);
    long[] many = new long[20_000];
    Arrays.setAll(many, i -> i);
    assertThat(ints(new Npy().longs("a", many))).hasSize(20_000).endsWith(19_998, 19_999);
  }

  @Test
  void readsWhatTheWriterWrote() throws IOException {
    Path file = folder.resolve("w.npz");
    try (NpzWriter writer = new NpzWriter(file)) {
      writer.put("a", TWO_BY_THREE);
      writer.put("b", new int[] {3, 1, 2});
      writer.put("c", List.of("é", "two"));
    }
    try (NpzReader reader = new NpzReader(file)) {
      assertThat(reader.names()).containsExactly("a", "b", "c");
      assertThat(reader.floats("a", (_, _) -> {})).isDeepEqualTo(TWO_BY_THREE);
      assertThat(reader.ints("b")).containsExactly(3, 1, 2);
      assertFails(() -> reader.floats("c", (_, _) -> {}), "c: dtype <U3 (expected: <f2");
    }
  }

  @Test
  void checksRowsAsTheyArrive() {
    Npy npy = new Npy().floats("a", "2, 3", 1, 2, 3, 4, 5, 6);
    assertFails(
        () -> {
          try (NpzReader reader = open(npy)) {
            reader.floats(
                "a",
                (row, values) -> {
                  throw new NpzException("row %d starts with %s".formatted(row, values[0]));
                });
          }
        },
        "row 0 starts with 1.0");
  }

  @Test
  void refusesHugeHeadersBeforeAllocation() {
    assertFails(
        new Npy().array("a", "'<f4'", false, "2000000000, 4096", new byte[64]),
        "a: 64 bytes of data (expected: 32768000000000 for shape [2000000000, 4096] of F4)");
    assertFails(
        new Npy().array("a", "'<f4'", false, "999999999999999999, 999999999999999999", new byte[4]),
        "a: 4 bytes of data");
    byte[] longHeader =
        Npy.littleEndian(12)
            .put("\u0093NUMPY\u0002\u0000".getBytes(StandardCharsets.ISO_8859_1))
            .putInt(Integer.MAX_VALUE)
            .array();
    assertFails(
        new Npy().raw("a", longHeader), "a: header of 2147483647 bytes (expected: at most 65536)");
  }

  @Test
  void refusesOtherTypesAndShapes() {
    assertFails(new Npy().array("a", "'|O'", false, "1, 1", new byte[8]), "a: dtype |O (expected:");
    assertFails(
        new Npy().array("a", "[('x', '<f4')]", false, "1, 1", new byte[4]), "a: dtype [('x'");
    assertFails(new Npy().floats("a", "3,", 1, 2, 3), "a: shape [3] (expected: [rows, columns])");
    assertFails(new Npy().floats("a", "0, 3"), "a: 0 rows (expected: 1..50000000)");
    assertFails(new Npy().floats("a", "3, 0"), "a: 0 columns (expected: 1..65536)");
    assertFails(() -> ints(new Npy().floats("a", "2,", 1, 2)), "a: F4 of shape [2] (expected: int");
    assertFails(() -> ints(new Npy().longs("a", 1L << 40)), "a row 0: 1099511627776 (expected: an");
  }

  @Test
  void refusesHeadersThatAreNone() {
    assertFails(new Npy().raw("a", new byte[3]), "a: no .npy header");
    assertFails(new Npy().raw("a", "hello, this is text".getBytes()), "a: no .npy header");
    assertFails(new Npy().array("a", "'<f4'", false, "2; 3", new byte[24]), "a: header without a");
    assertFails(new Npy().floats("a", "1".repeat(60_000), 1), "a: header without a");
    assertFails(new Npy().floats("a", "1 1, 1", 1), "a: header without a");
    assertFails(new Npy().floats("b", "1, 1", 1), "a: missing (found: [b])");
    byte[] cut = "\u0093NUMPY\u0001\u0000\u0040\u0000{'de".getBytes(StandardCharsets.ISO_8859_1);
    assertFails(new Npy().raw("a", cut), "a: ends inside its header");
  }

  @Test
  void refusesArchivesCutShort() throws IOException {
    Path file = new Npy().floats("a", "2, 3", 1, 2, 3, 4, 5, 6).write(folder.resolve("x.npz"));
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertFails(() -> new NpzReader(file).close(), "no whole .npz archive");
    }
    assertFails(() -> new NpzReader(folder.resolve("absent.npz")).close(), "missing");
    assertFails(() -> new NpzReader(folder).close(), "no file (expected: an .npz archive)");
  }

  @Test
  void refusesDamagedData() throws IOException {
    float[] values = new float[3_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i);
    }
    Path file = new Npy().floats("a", "1000, 3", values).write(folder.resolve("x.npz"));
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 200, 2_000, (byte) 0xFF);
    Files.write(file, bytes);
    assertFails(
        () -> {
          try (NpzReader reader = new NpzReader(file)) {
            reader.floats("a", (_, _) -> {});
          }
        },
        "a: damaged data: ");
  }

  private NpzReader open(Npy npy) throws IOException {
    return new NpzReader(npy.write(folder.resolve("t.npz")));
  }

  private float[][] read(Npy npy) throws IOException {
    try (NpzReader reader = open(npy)) {
      return reader.floats("a", (_, _) -> {});
    }
  }

  private int[] ints(Npy npy) throws IOException {
    try (NpzReader reader = open(npy)) {
      return reader.ints("a");
    }
  }

  private void assertFails(Npy npy, String message) {
    assertFails(() -> read(npy), message);
  }

  private static void assertFails(ThrowingCallable call, String message) {
    assertThatExceptionOfType(NpzException.class).isThrownBy(call).withMessageContaining(message);
  }
}
