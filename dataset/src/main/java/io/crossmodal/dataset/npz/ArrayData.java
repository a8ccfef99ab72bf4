package io.crossmodal.dataset.npz;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The elements of one array, read once from its start. */
record ArrayData(String name, NpyHeader header, DataInputStream in) implements Closeable {

  private static final int INTS_AT_ONCE = 8_192;

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
    return values;
  }

  @Override
  public void close() throws IOException {
    in.close();
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
