package io.crossmodal.index.graph;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** A graph that was built, outside of the heap, until it is closed. */
public final class BuiltGraph implements AutoCloseable {

  private static final long AT_ONCE = 1 << 20;

  private final MemorySegment body;
  private final Arena arena;

  BuiltGraph(MemorySegment body, Arena arena) {
    this.body = body;
    this.arena = arena;
  }

  /** Bytes of the body. */
  public long bytes() {
    return body.byteSize();
  }

  /** The graph itself, to search before it is written or instead; not after the close. */
  public Graph graph() {
    return Graph.open(body);
  }

  /** Copies the body, as {@link Graph#open} reads it, to the start of a segment. */
  public void writeTo(MemorySegment target) {
    target.asSlice(0, bytes()).copyFrom(body);
  }

  /** Writes the body, as {@link Graph#open} reads it. */
  public void writeTo(WritableByteChannel channel) throws IOException {
    for (long from = 0; from < bytes(); from += AT_ONCE) {
      ByteBuffer part = body.asSlice(from, Math.min(AT_ONCE, bytes() - from)).asByteBuffer();
      while (part.hasRemaining()) {
        channel.write(part);
      }
    }
  }

  /** Frees the memory; waits for nobody. */
  @Override
  public void close() {
    arena.close();
  }
}
