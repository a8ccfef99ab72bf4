package io.crossmodal.dataset.npz;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;

/** The elements of one array, read once from its start to its end. */
final class ArrayData implements Closeable {

  private static final int INTS_AT_ONCE = 8_192;
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final NpyHeader header;
  private final DataInputStream in;
  private final CRC32 checksum;
  private final long expectedChecksum;

  private ArrayData(
      String name, NpyHeader header, DataInputStream in, CRC32 checksum, long expectedChecksum) {
    this.name = name;
    this.header = header;
    this.in = in;
    this.checksum = checksum;
    this.expectedChecksum = expectedChecksum;
  }

  /** Reads and checks the header; takes over the stream. */
  static ArrayData open(String name, ZipEntry entry, InputStream stream) throws IOException {
    CRC32 checksum = new CRC32();
    DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new CheckedInputStream(stream, checksum), BUFFER));
    try {
      NpyHeader header = NpyHeader.read(name, in);
      checkLength(name, header, entry.getSize() - header.bytes());
      return new ArrayData(name, header, in, checksum, entry.getCrc());
    } catch (EOFException e) {
      in.close();
      throw new NpzException("%s: ends inside its header".formatted(name), e);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static void checkLength(String name, NpyHeader header, long held) throws NpzException {
    if (header.dataBytes() != held) {
      throw new NpzException(
          "%s: %d bytes of data (expected: %d for shape %s of %s)"
              .formatted(name, held, header.dataBytes(), header.shape(), header.type()));
    }
    if (held / header.type().bytes() > NpzReader.MAX_VALUES) {
      throw new NpzException(
          "%s: shape %s (expected: at most %d values)"
              .formatted(name, header.shape(), NpzReader.MAX_VALUES));
    }
  }

  NpyHeader header() {
    return header;
  }

  /** {@code count} runs of {@code length} elements, in the file's order. */
  float[][] floats(int count, int length, NpzReader.RowCheck check) throws IOException {
    ByteBuffer bytes = buffer(length);
    float[][] values = new float[count][];
    for (int i = 0; i < count; i++) {
      fill(bytes, length);
      float[] row = new float[length];
      for (int j = 0; j < length; j++) {
        row[j] = header.type().nextFloat(bytes);
      }
      check.check(i, row);
      values[i] = row;
    }
    verify();
    return values;
  }

  int[] ints(int count) throws IOException {
    ByteBuffer bytes = buffer(Math.min(count, INTS_AT_ONCE));
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      if (i % INTS_AT_ONCE == 0) {
        fill(bytes, Math.min(INTS_AT_ONCE, count - i));
      }
      long value = header.type().nextLong(bytes);
      if (value != (int) value) {
        throw new NpzException(
            "%s row %d: %d (expected: an integer of 32 bits)".formatted(name, i, value));
      }
      values[i] = (int) value;
    }
    verify();
    return values;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /**
   * The buffer below reads ahead to the end of the entry, so the checksum is whole once the data
   * is.
   */
  private void verify() throws NpzException {
    if (checksum.getValue() != expectedChecksum) {
      throw new NpzException(
          "%s: damaged data: checksum %08x (expected: %08x)"
              .formatted(name, checksum.getValue(), expectedChecksum));
    }
  }

  private ByteBuffer buffer(int elements) {
    return ByteBuffer.allocate(elements * header.type().bytes()).order(header.order());
  }

  private void fill(ByteBuffer bytes, int elements) throws IOException {
    int wanted = elements * header.type().bytes();
    try {
      int read = in.readNBytes(bytes.array(), 0, wanted);
      if (read < wanted) {
        throw new NpzException("%s: ends inside its data".formatted(name));
      }
    } catch (NpzException e) {
      throw e;
    } catch (IOException e) {
      throw new NpzException("%s: damaged data: %s".formatted(name, e.getMessage()), e);
    }
    bytes.position(0).limit(wanted);
  }
}
