package io.crossmodal.index.view;

import io.crossmodal.index.codec.BitBlocks;
import io.crossmodal.index.codec.BitCodec;
import io.crossmodal.index.codec.Centres;
import io.crossmodal.index.graph.GraphVectors;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * Writes the body of codes about centres: the {@link CentresHead}, then the codes one after another
 * or in {@link BitBlocks}, the last of which has zeros where there is no vector.
 */
final class CentredBody {

  private CentredBody() {}

  /**
   * Writes.
   *
   * @param checkpoint called now and then; what it throws abandons the work
   */
  static void write(
      SegmentWriter file,
      ViewEncoding encoding,
      Centres centres,
      GraphVectors vectors,
      int count,
      Runnable checkpoint) {
    ByteBuffer head = CentresHead.encode(centres);
    long at = head.remaining();
    file.write(0, head);
    BitCodec codec = encoding.codec(centres);
    int stride = codec.bytesPerVector();
    float[] vector = new float[codec.dimension()];
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rows = arena.allocate((long) BitBlocks.ROWS * stride, ChunkedCodes.ALIGNMENT);
      MemorySegment block = arena.allocate(codec.blocks().bytes(), ChunkedCodes.ALIGNMENT);
      for (int from = 0; from < count; from += BitBlocks.ROWS) {
        checkpoint.run();
        int some = Math.min(BitBlocks.ROWS, count - from);
        block.fill((byte) 0);
        for (int i = 0; i < some; i++) {
          vectors.read(from + i, vector);
          codec.encode(vector, rows, (long) i * stride);
          codec.blocks().put(rows, (long) i * stride, block, 0, i);
        }
        MemorySegment piece = encoding.inBlocks() ? block : rows.asSlice(0, (long) some * stride);
        file.write(at, piece.asByteBuffer());
        at += piece.byteSize();
      }
    }
  }
}
