package io.crossmodal.dataset.npz;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives with any header and any bytes, well-formed or not. */
public final class Npy {

  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /** An array of {@code descr} ({@code '<f4'} with its quotes) and {@code shape} ({@code 2, 3}). */
  public Npy array(String name, String descr, boolean fortran, String shape, byte[] data) {
    String header =
        "{'descr': %s, 'fortran_order': %s, 'shape': (%s), }\n"
            .formatted(descr, fortran ? "True" : "False", shape);
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + header.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1));
    bytes.putShort((short) header.length()).put(header.getBytes(StandardCharsets.ISO_8859_1));
    return raw(name, bytes.put(data).array());
  }

  public Npy raw(String name, byte[] bytes) {
    entries.put(name + ".npy", bytes);
    return this;
  }

  public Npy floats(String name, String shape, float... values) {
    ByteBuffer data = littleEndian(4 * values.length);
    data.asFloatBuffer().put(values);
    return array(name, "'<f4'", false, shape, data.array());
  }

  public Npy longs(String name, long... values) {
    ByteBuffer data = littleEndian(8 * values.length);
    data.asLongBuffer().put(values);
    return array(name, "'<i8'", false, values.length + ",", data.array());
  }

  public Path write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return file;
  }

  public static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
