package io.crossmodal.index.view;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An immutable file that is mapped and read where it lies.
 *
 * <p>Bytes, little-endian:
 *
 * <pre>
 * 0     long magic         89 00 "XMSEG1"
 * 8     int version        1
 * 12    int blockBytes     65,536
 * 16    long bodyBytes     B
 * 24    int checksumsCrc   CRC32C of the checksums after the body
 * 28    int                0
 * 32    long generation    of the shard's derived files
 * 40    long sequence      of the last change that the generation knows
 * 48    long count         ordinals
 * 56    long               0
 * 64    int n, byte[n]     identity of the shard, UTF-8
 * 68+n  int m, byte[m]     what the body is, UTF-8
 *       zeros
 * 4092  int headerCrc      CRC32C of the bytes before it
 * 4096  byte[B]            body
 * 4096+B  int[ceil(B / blockBytes)]  CRC32C of each block of the body
 * </pre>
 *
 * <p>Opening checks the header, the sizes and the checksums' own checksum; a block of the body is
 * checked when it is read for the first time, by {@link #check}.
 */
public final class SegmentFile {

  static final int BLOCK_BYTES = 1 << 16;
  private static final int BLOCK_SHIFT = 16;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Path path;
  private final MemorySegment body;
  private final MemorySegment checksums;

  // Written by any reader that has checked the block; the worst that a race costs is a second
  // check.
  private final byte[] checked;

  private SegmentFile(Path path, MemorySegment body, MemorySegment checksums) {
    this.path = path;
    this.body = body;
    this.checksums = checksums;
    this.checked = new byte[blocks(body.byteSize())];
  }

  /**
   * Maps a file.
   *
   * @param expected what its header must be
   * @param arena how long it stays mapped
   * @throws DamagedFileException when it is missing, cut off, or another one
   */
  public static SegmentFile open(Path path, SegmentHeader expected, Arena arena) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      ByteBuffer bytes = ByteBuffer.allocate(SegmentHeader.BYTES);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      if (bytes.hasRemaining()) {
        throw new DamagedFileException(
            path, "%d bytes (expected: at least %d)".formatted(size, SegmentHeader.BYTES));
      }
      SegmentHeader.Layout layout = expected.check(path, bytes);
      return map(path, channel, layout, arena);
    } catch (IOException e) {
      throw new DamagedFileException(path, "can't be read: " + e);
    }
  }

  private static SegmentFile map(
      Path path, FileChannel channel, SegmentHeader.Layout layout, Arena arena) throws IOException {
    long body = layout.bodyBytes();
    if (body < 0 || body > channel.size()) {
      throw new DamagedFileException(
          path, "a body of %d bytes (expected: at most %d)".formatted(body, channel.size()));
    }
    long checksumBytes = (long) Integer.BYTES * blocks(body);
    long expected = SegmentHeader.BYTES + body + checksumBytes;
    if (channel.size() != expected) {
      throw new DamagedFileException(
          path, "%d bytes (expected: %d)".formatted(channel.size(), expected));
    }
    MemorySegment file = channel.map(MapMode.READ_ONLY, 0, expected, arena);
    MemorySegment checksums = file.asSlice(SegmentHeader.BYTES + body, checksumBytes);
    if (Checksums.of(checksums, 0, checksumBytes) != layout.checksumsCrc()) {
      throw new DamagedFileException(path, "its checksums are damaged");
    }
    return new SegmentFile(path, file.asSlice(SegmentHeader.BYTES, body), checksums);
  }

  static int blocks(long bodyBytes) {
    return Math.toIntExact((bodyBytes + BLOCK_BYTES - 1) >>> BLOCK_SHIFT);
  }

  /** What the file holds; to be {@link #check}ed before it is believed. */
  public MemorySegment body() {
    return body;
  }

  public Path path() {
    return path;
  }

  /** Bytes of the file. */
  public long fileBytes() {
    return SegmentHeader.BYTES + body.byteSize() + checksums.byteSize();
  }

  /**
   * Makes sure that bytes of the body are those that were written.
   *
   * @throws DamagedFileException when a block of them is not
   */
  public void check(long from, long length) {
    int last = (int) ((from + length - 1) >>> BLOCK_SHIFT);
    for (int block = (int) (from >>> BLOCK_SHIFT); block <= last; block++) {
      if (checked[block] == 0) {
        checkBlock(block);
      }
    }
  }

  /** Makes sure of the whole body. */
  public void checkAll() {
    check(0, body.byteSize());
  }

  private void checkBlock(int block) {
    long from = (long) block << BLOCK_SHIFT;
    long length = Math.min(BLOCK_BYTES, body.byteSize() - from);
    int expected = checksums.get(INT, (long) Integer.BYTES * block);
    int found = Checksums.of(body, from, length);
    if (found != expected) {
      throw new DamagedFileException(
          path, "block %d has checksum %x (expected: %x)".formatted(block, found, expected));
    }
    checked[block] = 1;
  }
}
