package io.crossmodal.index.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a {@link SegmentFile} under another name, which it loses when it is complete and on the
 * disk: a file of its own name is never half written. For one thread.
 */
public final class SegmentWriter implements AutoCloseable {

  private final Path file;
  private final Path draft;
  private final SegmentHeader header;
  private final FileChannel channel;
  private long bodyBytes;

  private SegmentWriter(Path file, Path draft, SegmentHeader header, FileChannel channel) {
    this.file = file;
    this.draft = draft;
    this.header = header;
    this.channel = channel;
  }

  /** Begins a file; failures of the disk are {@link UncheckedIOException}s here and later. */
  public static SegmentWriter create(Path file, SegmentHeader header) {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try {
      FileChannel channel =
          FileChannel.open(
              draft,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      return new SegmentWriter(file, draft, header, channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a piece of the body. */
  public void write(long offset, ByteBuffer bytes) {
    long at = offset;
    try {
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, SegmentHeader.BYTES + at);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bodyBytes = Math.max(bodyBytes, at);
  }

  /** Writes the body from its beginning on, one piece after the other. */
  WritableByteChannel body() {
    return new WritableByteChannel() {
      private long at;

      @Override
      public int write(ByteBuffer bytes) {
        int count = bytes.remaining();
        SegmentWriter.this.write(at, bytes);
        at += count;
        return count;
      }

      @Override
      public boolean isOpen() {
        return channel.isOpen();
      }

      @Override
      public void close() {}
    };
  }

  /** Completes the file and gives it its name; when this returns, both are on the disk. */
  public void commit() {
    try {
      ByteBuffer checksums = checksums();
      SegmentHeader.Layout layout =
          new SegmentHeader.Layout(bodyBytes, Checksums.of(checksums.duplicate()));
      long end = bodyBytes;
      write(end, checksums);
      write(-SegmentHeader.BYTES, header.encode(layout));
      channel.force(true);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    forceDirectory();
  }

  private void forceDirectory() {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IllegalArgumentException("file: " + file + " (expected: one in a directory)");
    }
    try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
      entries.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Read back, because sections may have been written in any order. */
  private ByteBuffer checksums() throws IOException {
    int blocks = SegmentFile.blocks(bodyBytes);
    ByteBuffer checksums =
        ByteBuffer.allocate(Integer.BYTES * blocks).order(ByteOrder.LITTLE_ENDIAN);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment body = channel.map(MapMode.READ_ONLY, SegmentHeader.BYTES, bodyBytes, arena);
      for (int block = 0; block < blocks; block++) {
        long from = (long) block * SegmentFile.BLOCK_BYTES;
        long length = Math.min(SegmentFile.BLOCK_BYTES, bodyBytes - from);
        checksums.putInt(Checksums.of(body, from, length));
      }
    }
    return checksums.flip();
  }

  /** Leaves nothing behind unless the file was completed. */
  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
