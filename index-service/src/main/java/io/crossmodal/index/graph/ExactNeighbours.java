package io.crossmodal.index.graph;

import io.crossmodal.index.codec.Fp32Codec;
import io.crossmodal.index.codec.Scorer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** The scores of the ten exact neighbours of some nodes, themselves left out. */
final class ExactNeighbours {

  private static final int BLOCK = 256;

  private final Graph graph;
  private final GraphVectors vectors;
  private final int[] nodes;
  private final Scorer[] scorers;
  private final float[][] best;

  ExactNeighbours(Graph graph, GraphVectors vectors, int[] nodes) {
    this.graph = graph;
    this.vectors = vectors;
    this.nodes = nodes;
    this.scorers = new Scorer[nodes.length];
    this.best = new float[nodes.length][GraphEffort.HITS];
    float[] query = new float[graph.dimension()];
    for (int i = 0; i < nodes.length; i++) {
      vectors.read(graph.ordinals()[nodes[i]], query);
      scorers[i] = new Fp32Codec(query.length).scorer(query);
      Arrays.fill(best[i], Float.NEGATIVE_INFINITY);
    }
  }

  /** Scores every vector with every query. */
  void find(ParallelRange<BuildWorkplace> threads) {
    int blocks = (graph.count() + BLOCK - 1) / BLOCK;
    threads.run(0, blocks, (workplace, block) -> score(block * BLOCK));
  }

  private void score(int from) {
    int dimension = graph.dimension();
    int count = Math.min(BLOCK, graph.count() - from);
    long stride = (long) Float.BYTES * dimension;
    float[] vector = new float[dimension];
    float[] scores = new float[count];
    // Outside of the heap, as all rows are: kernels that met both kinds would be slower for good.
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rows = arena.allocate(stride * count, 64);
      for (int i = 0; i < count; i++) {
        vectors.read(graph.ordinals()[from + i], vector);
        MemorySegment.copy(vector, 0, rows, NodeCodes.FLOAT, stride * i, dimension);
      }
      for (int query = 0; query < scorers.length; query++) {
        scorers[query].score(rows, 0, count, scores);
        keep(query, from, scores);
      }
    }
  }

  private void keep(int query, int from, float[] scores) {
    float[] kept = best[query];
    synchronized (kept) {
      for (int i = 0; i < scores.length; i++) {
        // Ascending, so that the first is the least of them.
        if (scores[i] > kept[0] && from + i != nodes[query]) {
          kept[0] = scores[i];
          Arrays.sort(kept);
        }
      }
    }
  }

  /** Whether a score is as high as that of one of a query's exact neighbours. */
  boolean has(int query, float score) {
    return score >= best[query][0];
  }
}
