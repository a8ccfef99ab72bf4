package io.crossmodal.index.view;

import io.crossmodal.index.graph.GraphVectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The vectors of a view as they are encoded, kept in a file while a graph is built of them, so that
 * they take no memory that can't be given back.
 */
final class PreparedVectors implements AutoCloseable {

  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final int dimension;
  private final Path path;
  private final FileChannel channel;
  private final ByteBuffer row;
  private final byte[] groups;
  private int size;

  PreparedVectors(Path path, int dimension, int count) {
    this.path = path;
    this.dimension = dimension;
    this.groups = new byte[count];
    this.row = ByteBuffer.allocateDirect(rowsBytes()).order(ByteOrder.LITTLE_ENDIAN);
    try {
      this.channel =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Many rows, so that the file is written in large pieces. */
  private int rowsBytes() {
    int bytes = Float.BYTES * dimension;
    return bytes * Math.max(1, (1 << 18) / bytes);
  }

  /** Adds the vector of the next ordinal. */
  void append(float[] prepared, int group) {
    if (!row.hasRemaining()) {
      flush();
    }
    row.asFloatBuffer().put(prepared);
    row.position(row.position() + Float.BYTES * dimension);
    groups[size++] = (byte) group;
  }

  private void flush() {
    row.flip();
    try {
      while (row.hasRemaining()) {
        channel.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    row.clear();
  }

  /** All that were added, as long as the arena is open. */
  GraphVectors map(Arena arena) {
    flush();
    MemorySegment vectors;
    try {
      vectors = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new GraphVectors() {
      @Override
      public int dimension() {
        return dimension;
      }

      @Override
      public void read(int ordinal, float[] target) {
        long offset = (long) Float.BYTES * dimension * ordinal;
        MemorySegment.copy(vectors, FLOAT, offset, target, 0, dimension);
      }

      @Override
      public int group(int ordinal) {
        return groups[ordinal] & 0xFF;
      }
    };
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
