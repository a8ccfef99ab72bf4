package io.crossmodal.bench.peers;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult.NodeScore;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.quantization.PQVectors;
import io.github.jbellis.jvector.quantization.ProductQuantization;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/**
 * JVector's graph over product-quantized codes of an eighth of the dimension in bytes; the effort
 * is how many hits are scored again at full precision.
 */
final class JVectorIndex implements PeerIndex {

  private static final VectorTypeSupport VECTORS =
      VectorizationProvider.getInstance().getVectorTypeSupport();
  private static final VectorSimilarityFunction SIMILARITY = VectorSimilarityFunction.DOT_PRODUCT;
  private static final int DEGREE = 32;
  private static final int BEAM = 100;
  private static final int CLUSTERS = 256;
  private static final int COMPONENTS_A_BYTE = 8;

  private final RandomAccessVectorValues items;
  private final PQVectors codes;
  private final long graphBytes;
  private final GraphSearcher searcher;

  private JVectorIndex(
      RandomAccessVectorValues items, PQVectors codes, long graphBytes, GraphSearcher searcher) {
    this.items = items;
    this.codes = codes;
    this.graphBytes = graphBytes;
    this.searcher = searcher;
  }

  static JVectorIndex build(float[][] rows) throws IOException {
    int dimension = rows[0].length;
    List<VectorFloat<?>> vectors = new ArrayList<>();
    for (float[] row : rows) {
      vectors.add(VECTORS.createFloatVector(row));
    }
    RandomAccessVectorValues items = new ListRandomAccessVectorValues(vectors, dimension);
    try (ForkJoinPool threads = new ForkJoinPool(BUILD_THREADS)) {
      ProductQuantization quantization =
          ProductQuantization.compute(
              items,
              Math.max(1, dimension / COMPONENTS_A_BYTE),
              CLUSTERS,
              false,
              -1,
              threads,
              threads);
      PQVectors codes = quantization.encodeAll(items, threads);
      try (GraphIndexBuilder builder =
          new GraphIndexBuilder(
              BuildScoreProvider.randomAccessScoreProvider(items, SIMILARITY),
              dimension,
              DEGREE,
              BEAM,
              1.2f,
              1.2f,
              true,
              true,
              threads,
              threads)) {
        ImmutableGraphIndex graph = builder.build(items);
        return new JVectorIndex(items, codes, graph.ramBytesUsed(), new GraphSearcher(graph));
      }
    }
  }

  @Override
  public long bytes() {
    return graphBytes + codes.ramBytesUsed() + 4L * items.size() * items.dimension();
  }

  @Override
  public String bytesOf() {
    return "graph, codes, fp32 in memory";
  }

  @Override
  public List<String> efforts() {
    return List.of("15", "20", "30", "40", "60", "100", "200");
  }

  @Override
  public int[] search(float[] query, int k, String effort) {
    VectorFloat<?> vector = VECTORS.createFloatVector(query);
    DefaultSearchScoreProvider scores =
        new DefaultSearchScoreProvider(
            codes.precomputedScoreFunctionFor(vector, SIMILARITY),
            items.rerankerFor(vector, SIMILARITY));
    NodeScore[] nodes =
        searcher
            .search(scores, k, Math.max(k, Integer.parseInt(effort)), 0, 0, Bits.ALL)
            .getNodes();
    int[] best = new int[nodes.length];
    for (int i = 0; i < best.length; i++) {
      best[i] = nodes[i].node;
    }
    return best;
  }

  @Override
  public void close() throws IOException {
    searcher.close();
  }
}
