package io.crossmodal.index.view;

import io.crossmodal.index.codec.VectorCodec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * The codes of a growing list of vectors, outside of the heap in chunks of equally many vectors.
 *
 * <p>One writer, many readers: a reader that has seen {@link #size()} may read every vector below
 * it. Vectors never move, so that chunks can later be mapped files.
 */
final class ChunkedCodes implements AutoCloseable {

  /** Where chunks start, in bytes: a cache line, and the widest register. */
  static final long ALIGNMENT = 64;

  /** The size of a chunk is at most this, as long as a vector fits. */
  private static final int CHUNK_BYTES = 1 << 18;

  private final VectorCodec codec;
  private final int shift;
  private final Arena arena = Arena.ofShared();
  private volatile MemorySegment[] chunks = {};
  private volatile int size;

  ChunkedCodes(VectorCodec codec) {
    this.codec = codec;
    this.shift = 31 - Integer.numberOfLeadingZeros(CHUNK_BYTES / codec.bytesPerVector());
  }

  void append(float[] vector) {
    int ordinal = size;
    if (chunkOf(ordinal) == chunks.length) {
      grow();
    }
    codec.encode(vector, chunk(chunkOf(ordinal)), offsetOf(ordinal));
    size = Math.addExact(ordinal, 1);
  }

  private void grow() {
    MemorySegment[] more = Arrays.copyOf(chunks, chunks.length + 1);
    more[chunks.length] = arena.allocate(chunkBytes(), ALIGNMENT);
    chunks = more;
  }

  VectorCodec codec() {
    return codec;
  }

  int size() {
    return size;
  }

  int vectorsPerChunk() {
    return 1 << shift;
  }

  MemorySegment chunk(int index) {
    return chunks[index];
  }

  int chunkOf(int ordinal) {
    return ordinal >> shift;
  }

  /** The first ordinal after a chunk. */
  int endOf(int chunk) {
    return (chunk + 1) << shift;
  }

  /** The byte in its chunk where a vector's codes start. */
  long offsetOf(int ordinal) {
    return (long) (ordinal & (vectorsPerChunk() - 1)) * codec.bytesPerVector();
  }

  long usedBytes() {
    return (long) size * codec.bytesPerVector();
  }

  long allocatedBytes() {
    return chunks.length * chunkBytes();
  }

  private long chunkBytes() {
    return (long) vectorsPerChunk() * codec.bytesPerVector();
  }

  @Override
  public void close() {
    arena.close();
  }
}
