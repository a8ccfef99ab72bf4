package io.crossmodal.encoder.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arrays by name in one file, as github.com/huggingface/safetensors defines it.
 *
 * <p>Layout, little-endian: {@code uint64 headerBytes}; a JSON object of that many bytes, padded
 * with spaces to a multiple of 8, that maps a name to {@code {"dtype", "shape", "data_offsets":
 * [begin, end]}}; then the values, offsets counted from here. Types read: F32 and F16.
 */
final class Safetensors {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String METADATA = "__metadata__";

  /** One entry of the header. */
  private record Entry(String dtype, List<Long> shape, List<Long> data_offsets) {}

  private Safetensors() {}

  static byte[] write(
      List<WeightSpec> specs, Map<String, float[]> values, WeightPrecision precision) {
    Map<String, Entry> header = new LinkedHashMap<>();
    long end = 0;
    for (WeightSpec spec : specs) {
      long begin = end;
      end += spec.shape().size() * precision.bytes();
      header.put(spec.name(), new Entry(precision.dtype(), shape(spec), List.of(begin, end)));
    }
    byte[] json = padded(json(header));
    ByteBuffer file =
        ByteBuffer.allocate(Math.toIntExact(Long.BYTES + json.length + end))
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(json.length)
            .put(json);
    for (WeightSpec spec : specs) {
      for (float value : values.getOrDefault(spec.name(), new float[0])) {
        precision.put(file, value);
      }
    }
    return file.array();
  }

  /**
   * The values of the arrays that are expected; others are ignored.
   *
   * @throws IOException if an array is missing, has another shape or type, or lies outside the file
   */
  static Map<String, float[]> read(byte[] bytes, List<WeightSpec> expected) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    Map<String, Entry> header = header(file);
    ByteBuffer data = file.slice().order(ByteOrder.LITTLE_ENDIAN);
    Map<String, float[]> values = new LinkedHashMap<>();
    for (WeightSpec spec : expected) {
      values.put(spec.name(), read(spec, header.get(spec.name()), data));
    }
    return values;
  }

  private static float[] read(WeightSpec spec, @Nullable Entry entry, ByteBuffer data)
      throws IOException {
    if (entry == null || !entry.shape().equals(shape(spec))) {
      throw new IOException(
          "%s: %s (expected: shape %s)"
              .formatted(spec.name(), entry == null ? "missing" : entry.shape(), shape(spec)));
    }
    WeightPrecision precision =
        Arrays.stream(WeightPrecision.values())
            .filter(candidate -> candidate.dtype().equals(entry.dtype()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IOException(
                        "%s: type %s (expected: F32 or F16)"
                            .formatted(spec.name(), entry.dtype())));
    float[] values = new float[Math.toIntExact(spec.shape().size())];
    long begin = entry.data_offsets().getFirst();
    long end = entry.data_offsets().getLast();
    if (begin < 0
        || end > data.capacity()
        || end - begin != (long) values.length * precision.bytes()) {
      throw new IOException(
          "%s: bytes %d to %d of %d (expected: %d values)"
              .formatted(spec.name(), begin, end, data.capacity(), values.length));
    }
    data.position((int) begin);
    for (int i = 0; i < values.length; i++) {
      values[i] = precision.get(data);
    }
    return values;
  }

  private static Map<String, Entry> header(ByteBuffer file) throws IOException {
    long length = file.remaining() < Long.BYTES ? -1 : file.getLong();
    if (length < 2 || length > file.remaining()) {
      throw new IOException(
          "header: %d bytes (expected: 2..%d)".formatted(length, file.remaining()));
    }
    byte[] json = new byte[(int) length];
    file.get(json);
    Map<String, JsonNode> nodes = JSON.readValue(json, new TypeReference<>() {});
    nodes.remove(METADATA);
    return JSON.convertValue(nodes, new TypeReference<Map<String, Entry>>() {});
  }

  private static List<Long> shape(WeightSpec spec) {
    return Arrays.stream(spec.shape().getShape()).boxed().toList();
  }

  private static String json(Map<String, Entry> header) {
    try {
      return JSON.writeValueAsString(header);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] padded(String json) {
    int length = (json.length() + 7) / 8 * 8;
    return json.concat(" ".repeat(length - json.length())).getBytes(StandardCharsets.US_ASCII);
  }
}
