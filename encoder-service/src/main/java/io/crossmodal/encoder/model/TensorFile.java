package io.crossmodal.encoder.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads arrays by name from one safetensors file, whose layout {@link Safetensors} tells.
 *
 * <p>The header is checked as a whole when the file is opened: its length, and that no array lies
 * outside the file, overlaps another or has another number of bytes than its shape says. Values are
 * widened to fp32 and must be finite.
 */
final class TensorFile implements TensorSource {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String METADATA = "__metadata__";
  private static final long MAX_HEADER = 100_000_000;
  private static final ValueLayout.OfLong LENGTH =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** One array of the header. */
  private record Entry(String dtype, List<Long> shape, List<Long> data_offsets) {

    long begin() {
      return data_offsets.getFirst();
    }

    long end() {
      return data_offsets.getLast();
    }
  }

  private final @Nullable Arena arena;
  private final Map<String, Entry> entries;
  private final MemorySegment data;

  private TensorFile(@Nullable Arena arena, MemorySegment file) throws IOException {
    this.arena = arena;
    if (file.byteSize() < Long.BYTES) {
      throw new IOException(
          "%d bytes (expected: %d or more)".formatted(file.byteSize(), Long.BYTES));
    }
    long length = file.get(LENGTH, 0);
    long room = file.byteSize() - Long.BYTES;
    if (length < 2 || length > Math.min(room, MAX_HEADER)) {
      throw new IOException("header: %d bytes (expected: 2..%d)".formatted(length, room));
    }
    this.entries = header(file.asSlice(Long.BYTES, length));
    this.data = file.asSlice(Long.BYTES + length);
    checkPlaces();
  }

  /** A file in memory; need not be closed. */
  static TensorFile of(byte[] bytes) throws IOException {
    return new TensorFile(null, MemorySegment.ofArray(bytes));
  }

  /** Maps a file, of any size. */
  static TensorFile open(Path path) throws IOException {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return new TensorFile(
          arena, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  private static Map<String, Entry> header(MemorySegment json) throws IOException {
    try {
      String text = new String(json.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8).strip();
      Map<String, JsonNode> nodes = JSON.readValue(text, new TypeReference<>() {});
      nodes.remove(METADATA);
      return JSON.convertValue(nodes, new TypeReference<Map<String, Entry>>() {});
    } catch (JsonProcessingException e) {
      throw new IOException("header: " + e.getOriginalMessage() + " (expected: JSON)", e);
    } catch (IllegalArgumentException e) {
      throw new IOException("header: an entry without dtype, shape and data_offsets", e);
    }
  }

  private void checkPlaces() throws IOException {
    for (Map.Entry<String, Entry> named : entries.entrySet()) {
      Entry entry = named.getValue();
      if (entry == null
          || entry.dtype() == null
          || entry.shape() == null
          || entry.data_offsets() == null
          || entry.data_offsets().size() != 2
          || entry.shape().stream().anyMatch(axis -> axis == null || axis < 0)) {
        throw new IOException(
            "%s: %s (expected: dtype, shape and data_offsets)".formatted(named.getKey(), entry));
      }
      if (entry.begin() < 0 || entry.end() < entry.begin() || entry.end() > data.byteSize()) {
        throw new IOException(
            "%s: bytes %d to %d (expected: within the %d of the file)"
                .formatted(named.getKey(), entry.begin(), entry.end(), data.byteSize()));
      }
    }
    long end = 0;
    List<Map.Entry<String, Entry>> inOrder =
        entries.entrySet().stream()
            .filter(named -> named.getValue().end() > named.getValue().begin())
            .sorted(Comparator.comparing(named -> named.getValue().begin()))
            .toList();
    for (Map.Entry<String, Entry> named : inOrder) {
      if (named.getValue().begin() < end) {
        throw new IOException(
            "%s: begins at byte %d (expected: %d or later, after the array before it)"
                .formatted(named.getKey(), named.getValue().begin(), end));
      }
      end = named.getValue().end();
    }
  }

  @Override
  public Set<String> names() {
    return entries.keySet();
  }

  @Override
  public long @Nullable [] shape(String name) {
    Entry entry = entries.get(name);
    return entry == null ? null : entry.shape().stream().mapToLong(Long::longValue).toArray();
  }

  @Override
  public float[] read(String name, long... shape) throws IOException {
    Entry entry = entries.get(name);
    List<Long> expected = Arrays.stream(shape).boxed().toList();
    if (entry == null || !entry.shape().equals(expected)) {
      throw new IOException(
          "%s: %s (expected: shape %s)"
              .formatted(name, entry == null ? "missing" : entry.shape(), expected));
    }
    WeightPrecision precision = WeightPrecision.of(name, entry.dtype());
    int count = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    if (entry.end() - entry.begin() != (long) count * precision.bytes()) {
      throw new IOException(
          "%s: bytes %d to %d of %d (expected: %d values)"
              .formatted(name, entry.begin(), entry.end(), data.byteSize(), count));
    }
    float[] values = precision.read(data.asSlice(entry.begin(), entry.end() - entry.begin()));
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IOException(
            "%s: value %d is %s (expected: finite numbers)".formatted(name, i, values[i]));
      }
    }
    return values;
  }

  @Override
  public void close() {
    if (arena != null) {
      arena.close();
    }
  }
}
