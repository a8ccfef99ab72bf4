package io.crossmodal.bench.data;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.codec.Scorer;
import io.crossmodal.index.codec.VectorCodec;
import io.crossmodal.index.search.Hit;
import io.crossmodal.index.search.TopK;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The exact neighbours of queries by scoring every item with the project's fp32 kernel, on all
 * cores.
 *
 * @param rows of the items, best first, a row each query
 * @param scores dot products, at the same places
 */
public record ExactNeighbors(int[][] rows, float[][] scores) {

  private static final int BLOCK = 1_024;

  /** Finds the {@code k} nearest items of each query; equal scores are ordered by row. */
  public static ExactNeighbors of(float[][] items, float[][] queries, int k) {
    VectorCodec codec = VectorCodec.of(Precision.FP32, items[0].length);
    int[][] rows = new int[queries.length][];
    float[][] scores = new float[queries.length][];
    try (Arena arena = Arena.ofShared()) {
      MemorySegment codes =
          arena.allocate((long) items.length * codec.bytesPerVector(), Long.BYTES * 8);
      for (int i = 0; i < items.length; i++) {
        codec.encode(items[i], codes, (long) i * codec.bytesPerVector());
      }
      IntStream.range(0, queries.length)
          .parallel()
          .forEach(
              i -> {
                List<Hit> hits = search(codec, codes, items.length, queries[i], k);
                rows[i] = hits.stream().mapToInt(Hit::ordinal).toArray();
                scores[i] = new float[hits.size()];
                for (int j = 0; j < hits.size(); j++) {
                  scores[i][j] = hits.get(j).score();
                }
              });
    }
    return new ExactNeighbors(rows, scores);
  }

  private static List<Hit> search(
      VectorCodec codec, MemorySegment codes, int items, float[] query, int k) {
    Scorer scorer = codec.scorer(query);
    TopK best = new TopK(k, items, Integer::compare);
    float[] scores = new float[BLOCK];
    for (int from = 0; from < items; from += BLOCK) {
      int count = Math.min(BLOCK, items - from);
      scorer.score(codes, (long) from * codec.bytesPerVector(), count, scores);
      for (int i = 0; i < count; i++) {
        if (scores[i] >= best.bound()) {
          best.offer(from + i, scores[i]);
        }
      }
    }
    return best.drain();
  }
}
