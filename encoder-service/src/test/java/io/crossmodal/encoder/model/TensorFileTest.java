package io.crossmodal.encoder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TensorFileTest {

  private static final String ENTRY = "{\"dtype\":\"%s\",\"shape\":[%s],\"data_offsets\":[%d,%d]}";

  @Test
  void readsEveryPrecision() throws IOException {
    String header =
        "{\"f\":%s,\"h\":%s,\"b\":%s,\"s\":%s}"
            .formatted(
                ENTRY.formatted("F32", "2", 0, 8),
                ENTRY.formatted("F16", "1", 8, 10),
                ENTRY.formatted("BF16", "1,1", 10, 12),
                ENTRY.formatted("F32", "", 12, 16));
    ByteBuffer data = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    data.putFloat(1.5f).putFloat(-2).putShort(Float.floatToFloat16(0.25f));
    data.putShort((short) (Float.floatToRawIntBits(-3) >>> 16)).putFloat(7);
    TensorFile file = TensorFile.of(file(header, data.array()));
    assertThat(file.read("f", 2)).containsExactly(1.5f, -2);
    assertThat(file.read("h", 1)).containsExactly(0.25f);
    assertThat(file.read("b", 1, 1)).containsExactly(-3);
    assertThat(file.read("s")).containsExactly(7);
    assertThat(file.shape("b")).containsExactly(1, 1);
    assertThat(file.shape("z")).isNull();
  }

  @Test
  void refusesAnArrayOverAnother() {
    String header =
        "{\"a\":%s,\"b\":%s}"
            .formatted(ENTRY.formatted("F32", "2", 0, 8), ENTRY.formatted("F32", "2", 4, 12));
    assertRefused(
        header, 12, "b: begins at byte 4 (expected: 8 or later, after the array before it)");
  }

  @Test
  void refusesWhatIsNoFiniteNumber() throws IOException {
    TensorFile file =
        TensorFile.of(
            file(
                "{\"a\":" + ENTRY.formatted("F32", "2", 0, 8) + "}",
                ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putFloat(1)
                    .putFloat(Float.NaN)
                    .array()));
    assertThatThrownBy(() -> file.read("a", 2))
        .hasMessage("a: value 1 is NaN (expected: finite numbers)");
  }

  @Test
  void refusesAHeaderThatIsNone() {
    assertRefused("{\"a\":", 0, null);
    assertRefused("[1,2]", 0, null);
    assertRefused("{\"a\":{}}", 0, null);
    assertRefused("{\"a\":null}", 0, null);
    assertRefused("{\"a\":" + ENTRY.formatted("F32", "-1", 0, 4) + "}", 4, null);
    assertRefused(
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}",
        4,
        "a: Entry[dtype=F32, shape=[1], data_offsets=[0]] (expected: dtype, shape and data_offsets)");
    assertRefused(
        "{\"a\":" + ENTRY.formatted("F32", "1", 8, 4) + "}",
        12,
        "a: bytes 8 to 4 (expected: within the 12 of the file)");
  }

  @Test
  void refusesAShapeThatDoesNotFitItsBytes() throws IOException {
    TensorFile file =
        TensorFile.of(
            file(
                "{\"a\":" + ENTRY.formatted("F32", "4611686018427387904,4", 0, 4) + "}",
                new byte[4]));
    assertThatThrownBy(() -> file.read("a", 4611686018427387904L, 4))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> file.read("a", 1))
        .hasMessage("a: [4611686018427387904, 4] (expected: shape [1])");
  }

  private static void assertRefused(
      String header, int dataBytes, @org.jspecify.annotations.Nullable String message) {
    var refused =
        assertThatThrownBy(() -> TensorFile.of(file(header, new byte[dataBytes])))
            .isInstanceOf(IOException.class);
    if (message != null) {
      refused.hasMessage(message);
    }
  }

  private static byte[] file(String header, byte[] data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .put(data)
        .array();
  }
}
