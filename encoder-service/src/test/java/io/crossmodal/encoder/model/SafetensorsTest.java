package io.crossmodal.encoder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafetensorsTest {

  private static final List<WeightSpec> SPECS =
      List.of(WeightSpec.constant("a", 0, 2, 3), WeightSpec.constant("b", 0, 1));
  private static final Map<String, float[]> VALUES =
      Map.of("a", new float[] {1, 2, 3, 4, 5, -6.5f}, "b", new float[] {0.25f});

  @Test
  void readsWhatItWrote() throws IOException {
    for (WeightPrecision precision : WeightPrecision.values()) {
      byte[] file = Safetensors.write(SPECS, VALUES, precision);
      Map<String, float[]> read = Safetensors.read(file, SPECS);
      assertThat(read.get("a")).containsExactly(VALUES.get("a"));
      assertThat(read.get("b")).containsExactly(VALUES.get("b"));
    }
  }

  @Test
  void writesThePublishedLayout() {
    ByteBuffer file =
        ByteBuffer.wrap(Safetensors.write(SPECS, VALUES, WeightPrecision.FP32))
            .order(ByteOrder.LITTLE_ENDIAN);
    byte[] json = new byte[(int) file.getLong()];
    file.get(json);
    assertThat(json.length % 8).isZero();
    assertThat(new String(json, StandardCharsets.UTF_8).strip())
        .isEqualTo(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[24,28]}}");
    assertThat(file.getFloat()).isEqualTo(1);
    assertThat(file.remaining()).isEqualTo(24);
  }

  @Test
  void ignoresMetadataAndOtherArrays() throws IOException {
    byte[] file =
        file(
            "{\"__metadata__\":{\"format\":\"pt\"},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                + "\"z\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[4,12]}}",
            12);
    assertThat(Safetensors.read(file, SPECS.subList(1, 2)).get("b")).containsExactly(0);
  }

  @Test
  void refusesWhatDoesNotFit() {
    String entry = "{\"b\":{\"dtype\":\"%s\",\"shape\":[%d],\"data_offsets\":[%d,%d]}}";
    assertRefused(
        file(entry.formatted("I8", 1, 0, 1), 1), "b: type I8 (expected: F32, F16 or BF16)");
    assertRefused(file(entry.formatted("F32", 2, 0, 8), 8), "b: [2] (expected: shape [1])");
    assertRefused(
        file(entry.formatted("F32", 1, 4, 8), 4),
        "b: bytes 4 to 8 (expected: within the 4 of the file)");
    assertRefused(
        file(entry.formatted("F32", 1, -4, 0), 4),
        "b: bytes -4 to 0 (expected: within the 4 of the file)");
    assertRefused(file("{}", 4), "b: missing (expected: shape [1])");
    assertRefused(new byte[3], "3 bytes (expected: 8 or more)");
    assertRefused(
        ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(1L << 40).array(),
        "header: 1099511627776 bytes (expected: 2..8)");
  }

  private static void assertRefused(byte[] file, String message) {
    assertThatThrownBy(() -> Safetensors.read(file, SPECS.subList(1, 2)))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }

  private static byte[] file(String header, int dataBytes) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .array();
  }
}
