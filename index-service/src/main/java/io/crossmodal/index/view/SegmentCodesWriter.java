package io.crossmodal.index.view;

import io.crossmodal.index.codec.CentreSums;
import io.crossmodal.index.codec.VectorCodec;
import java.lang.foreign.Arena;
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
  private final @Nullable CentreSums sums;
  private final ByteBuffer buffer;
  private final MemorySegment codes;
  private final long count;
  private final boolean graph;
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
    this.graph = encoding.spec().kind() == IndexKind.GRAPH && count > 0;
    boolean centred = encoding.centred();
    this.sums = centred ? new CentreSums(encoding.spec().dimension()) : null;
    this.vectors =
        graph || centred
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
    append(new SourceVector(original), group);
  }

  /** The same of a vector that other views may have taken. */
  public void append(SourceVector vector, int group) {
    float[] prepared = vector.prepared(encoding);
    if (sums == null) {
      encode(encoding.codec(), prepared);
    } else {
      sums.add(prepared, group);
    }
    if (vectors != null) {
      vectors.append(prepared, group);
    }
    appended++;
  }

  private void encode(VectorCodec codec, float[] prepared) {
    if (buffer.remaining() < codec.bytesPerVector()) {
      flush();
    }
    codec.encode(prepared, codes, buffer.position());
    buffer.position(buffer.position() + codec.bytesPerVector());
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
    if (sums != null && vectors != null) {
      try (Arena arena = Arena.ofConfined()) {
        CentredBody.write(
            file, encoding, sums.centres(), vectors.map(arena), Math.toIntExact(count), checkpoint);
      }
    } else {
      flush();
    }
    file.commit();
    if (vectors != null && graph) {
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
