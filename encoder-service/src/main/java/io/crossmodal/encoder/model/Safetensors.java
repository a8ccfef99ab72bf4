package io.crossmodal.encoder.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Arrays by name in one file, as github.com/huggingface/safetensors defines it.
 *
 * <p>Layout, little-endian: {@code uint64 headerBytes}; a JSON object of that many bytes, padded
 * with spaces to a multiple of 8, that maps a name to {@code {"dtype", "shape", "data_offsets":
 * [begin, end]}}; then the values, offsets counted from here. Types read: F32, F16 and BF16.
 */
final class Safetensors {

  private static final JsonMapper JSON = new JsonMapper();

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
   * @throws IOException if the file is damaged, or an array is missing or of another shape or type
   */
  static Map<String, float[]> read(byte[] bytes, List<WeightSpec> expected) throws IOException {
    Map<String, float[]> values = new LinkedHashMap<>();
    try (TensorFile file = TensorFile.of(bytes)) {
      for (WeightSpec spec : expected) {
        values.put(spec.name(), file.read(spec.name(), spec.shape().getShape()));
      }
    }
    return values;
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
