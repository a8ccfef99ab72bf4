package io.crossmodal.index.view;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Writes the segment file of a view: the codes of its vectors in the order of their ordinals. */
public final class SegmentCodesWriter implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 18;

  private final ViewEncoding encoding;
  private final SegmentWriter file;
  private final ByteBuffer buffer;
  private final MemorySegment codes;
  private final long count;
  private long appended;
  private long written;

  /**
   * Begins the segment of a view.
   *
   * @param stamp what the header shall say; its content is replaced by what the view is
   */
  SegmentCodesWriter(ViewEncoding encoding, Path path, SegmentHeader stamp) {
    this.encoding = encoding;
    this.count = stamp.count();
    this.buffer =
        ByteBuffer.allocateDirect(Math.max(BUFFER_BYTES, encoding.codec().bytesPerVector()));
    this.codes = MemorySegment.ofBuffer(buffer);
    this.file = SegmentWriter.create(path, stamp.of(encoding.description()));
  }

  /** Encodes the vector of the next ordinal. */
  public void append(float[] original) {
    if (buffer.remaining() < encoding.codec().bytesPerVector()) {
      flush();
    }
    encoding.codec().encode(encoding.prepare(original), codes, buffer.position());
    buffer.position(buffer.position() + encoding.codec().bytesPerVector());
    appended++;
  }

  private void flush() {
    buffer.flip();
    int bytes = buffer.remaining();
    file.write(written, buffer);
    written += bytes;
    buffer.clear();
  }

  /** Completes the file. */
  public void commit() {
    if (appended != count) {
      throw new IllegalStateException("vectors: %d (expected: %d)".formatted(appended, count));
    }
    flush();
    file.commit();
  }

  @Override
  public void close() {
    file.close();
  }
}
