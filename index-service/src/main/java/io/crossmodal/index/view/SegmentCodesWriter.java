package io.crossmodal.index.view;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes the segment file of a view: the codes of its vectors in the order of their ordinals; and
 * beside it the graph, if the view has one.
 */
public final class SegmentCodesWriter implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 18;

  private final ViewEncoding encoding;
  private final Path path;
  private final SegmentHeader stamp;
  private final SegmentWriter file;
  private final @Nullable PreparedVectors vectors;
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
    this.path = path;
    this.stamp = stamp;
    this.count = stamp.count();
    this.buffer =
        ByteBuffer.allocateDirect(Math.max(BUFFER_BYTES, encoding.codec().bytesPerVector()));
    this.codes = MemorySegment.ofBuffer(buffer);
    this.file = SegmentWriter.create(path, stamp.of(encoding.description()));
    boolean graph = encoding.spec().kind() == IndexKind.GRAPH && count > 0;
    this.vectors =
        graph
            ? new PreparedVectors(
                path.resolveSibling(path.getFileName() + ".vectors.draft"),
                encoding.spec().dimension(),
                Math.toIntExact(count))
            : null;
  }

  /**
   * Encodes the vector of the next ordinal.
   *
   * @param group 0 to 255, of vectors that lie together, as those of one modality do
   */
  public void append(float[] original, int group) {
    if (buffer.remaining() < encoding.codec().bytesPerVector()) {
      flush();
    }
    float[] prepared = encoding.prepare(original);
    encoding.codec().encode(prepared, codes, buffer.position());
    if (vectors != null) {
      vectors.append(prepared, group);
    }
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

  /**
   * Completes the file, and builds the graph.
   *
   * @param checkpoint called now and then; what it throws abandons the work
   */
  public void commit(Runnable checkpoint) {
    if (appended != count) {
      throw new IllegalStateException("vectors: %d (expected: %d)".formatted(appended, count));
    }
    flush();
    file.commit();
    if (vectors != null) {
      SegmentHeader header = stamp.of(encoding.graphDescription());
      SegmentGraphWriter.write(
          encoding.spec(), vectors, SegmentGraphWriter.path(path), header, checkpoint);
    }
  }

  @Override
  public void close() {
    file.close();
    if (vectors != null) {
      vectors.close();
    }
  }
}
