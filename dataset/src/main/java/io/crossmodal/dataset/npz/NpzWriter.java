package io.crossmodal.dataset.npz;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes arrays to an {@code .npz} archive that numpy reads without pickle; the same arrays give
 * the same bytes.
 *
 * <p>Little-endian, C order, .npy version 1, lightly deflated.
 */
public final class NpzWriter implements Closeable {

  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final int ALIGNMENT = 64;
  private static final int PREFIX = 10;
  private static final int CHUNK = 1 << 16;

  private final ZipOutputStream zip;

  public NpzWriter(Path file) throws IOException {
    zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /** A two-dimensional array of {@code <f4}; every row is as long as the first. */
  public void put(String name, float[][] rows) throws IOException {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    start(name, "<f4", "%d, %d".formatted(rows.length, columns));
    ByteBuffer row = littleEndian(columns * Float.BYTES);
    for (float[] values : rows) {
      if (values.length != columns) {
        throw new IllegalArgumentException(
            "%s: a row of %d values (expected: %d)".formatted(name, values.length, columns));
      }
      row.asFloatBuffer().put(values);
      zip.write(row.array());
    }
    zip.closeEntry();
  }

  /** A one-dimensional array of {@code <i8}. */
  public void put(String name, int[] values) throws IOException {
    start(name, "<i8", values.length + ",");
    ByteBuffer chunk = littleEndian(CHUNK);
    for (int value : values) {
      if (!chunk.hasRemaining()) {
        flush(chunk);
      }
      chunk.putLong(value);
    }
    flush(chunk);
    zip.closeEntry();
  }

  /** A two-dimensional array of {@code <i8}; every row is as long as the first. */
  public void put(String name, long[][] rows) throws IOException {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    start(name, "<i8", "%d, %d".formatted(rows.length, columns));
    ByteBuffer row = littleEndian(columns * Long.BYTES);
    for (long[] values : rows) {
      row.asLongBuffer().put(values);
      zip.write(row.array());
    }
    zip.closeEntry();
  }

  /**
   * An array of {@code |u1}.
   *
   * @param rows each of as many bytes as its axes multiply to
   * @param axes the lengths of the axes after the first
   */
  public void put(String name, List<byte[]> rows, int... axes) throws IOException {
    int bytes = Arrays.stream(axes).reduce(1, Math::multiplyExact);
    String shape =
        Arrays.stream(axes).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    start(name, "|u1", "%d, %s".formatted(rows.size(), shape));
    for (byte[] row : rows) {
      if (row.length != bytes) {
        throw new IllegalArgumentException(
            "%s: a row of %d bytes (expected: %d)".formatted(name, row.length, bytes));
      }
      zip.write(row);
    }
    zip.closeEntry();
  }

  /** A one-dimensional array of text, {@code <U} of the longest. */
  public void put(String name, List<String> texts) throws IOException {
    int longest = 1;
    for (String text : texts) {
      longest = Math.max(longest, text.codePointCount(0, text.length()));
    }
    start(name, "<U" + longest, texts.size() + ",");
    for (String text : texts) {
      ByteBuffer cell = littleEndian(longest * Integer.BYTES);
      text.codePoints().forEach(cell::putInt);
      zip.write(cell.array());
    }
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private void start(String name, String dtype, String shape) throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTimeLocal(EPOCH);
    zip.putNextEntry(entry);
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(dtype, shape);
    int length = -(PREFIX + text.length() + 1) & ALIGNMENT - 1;
    text = text + " ".repeat(length) + "\n";
    ByteBuffer header = littleEndian(PREFIX + text.length());
    header.put("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1));
    header.putShort((short) text.length());
    header.put(text.getBytes(StandardCharsets.ISO_8859_1));
    zip.write(header.array());
  }

  private void flush(ByteBuffer chunk) throws IOException {
    zip.write(chunk.array(), 0, chunk.position());
    chunk.clear();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
