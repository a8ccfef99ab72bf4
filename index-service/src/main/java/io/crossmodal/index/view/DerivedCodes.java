package io.crossmodal.index.view;

import io.crossmodal.index.codec.Scorer;
import io.crossmodal.index.codec.VectorCodec;
import io.crossmodal.index.graph.Graph;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Codes that are made anew of the stored vectors each time they are asked for, while there is no
 * segment: slow, and the scores have the bits that the segment's codes would give, but for codes
 * about centres, which only the segment knows.
 */
final class DerivedCodes implements SealedCodes {

  private static final int AT_ONCE = 256;

  private final ViewEncoding encoding;
  private final VectorSource source;
  private final int count;

  DerivedCodes(ViewEncoding encoding, VectorSource source, int count) {
    this.encoding = encoding;
    this.source = source;
    this.count = count;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public VectorCodec codec() {
    return encoding.codec();
  }

  @Override
  public int score(Scorer scorer, int from, int limit, float[] scores) {
    int scored = Math.min(limit, AT_ONCE);
    VectorCodec codec = encoding.codec();
    long stride = codec.bytesPerVector();
    float[][] vectors = source.vectors(from, from + scored);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment codes = arena.allocate(stride * scored, ChunkedCodes.ALIGNMENT);
      for (int i = 0; i < scored; i++) {
        codec.encode(encoding.prepare(vectors[i]), codes, stride * i);
      }
      scorer.score(codes, 0, scored, scores);
    }
    return scored;
  }

  @Override
  public float score(Scorer scorer, int ordinal) {
    float[] score = new float[1];
    score(scorer, ordinal, 1, score);
    return score[0];
  }

  @Override
  public double deviation(Scorer scorer, int ordinal) {
    VectorCodec codec = encoding.codec();
    float[][] vector = source.vectors(ordinal, ordinal + 1);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment codes = arena.allocate(codec.bytesPerVector(), ChunkedCodes.ALIGNMENT);
      codec.encode(encoding.prepare(vector[0]), codes, 0);
      return scorer.deviation(codes, 0);
    }
  }

  @Override
  public @Nullable Graph graph() {
    return null;
  }

  @Override
  public boolean tryTake() {
    return true;
  }

  @Override
  public void release() {}

  @Override
  public long fileBytes() {
    return 0;
  }

  @Override
  public void close(boolean delete) {}
}
