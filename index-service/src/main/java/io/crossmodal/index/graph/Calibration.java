package io.crossmodal.index.graph;

import io.crossmodal.index.codec.Fp32Codec;
import io.crossmodal.index.codec.Scorer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the recall of ten at several efforts, on a sample of the graph's vectors as queries
 * against exact neighbours; a query's own node counts neither as a hit nor as a way.
 */
final class Calibration {

  /** The efforts that are measured, by beam. */
  private static final int[] BEAMS = {16, 24, 32, 40, 48, 64, 80, 96, 128, 160, 192, 256, 384, 512};

  static final int POINTS = BEAMS.length;

  private static final int QUERIES = 200;

  /** The recall of one hit. */
  static final double STEP = 1.0 / (QUERIES * GraphEffort.HITS);

  /**
   * An effort and the recall measured at it.
   *
   * @param recall 0 to 1
   */
  record Point(float recall, GraphEffort effort) {}

  private Calibration() {}

  /** The effort at a beam; four bits a component rank so well that fewer codes are scored again. */
  static GraphEffort effort(int beam, GraphLayout layout) {
    if (!layout.int8()) {
      return new GraphEffort(beam, 0, beam);
    }
    int int8 = layout.bits() == 4 ? Math.min(beam, 16 + 3 * beam / 8) : beam;
    return new GraphEffort(beam, int8, Math.min(int8, 10 + beam / 16));
  }

  static List<Point> read(MemorySegment points) {
    List<Point> read = new ArrayList<>();
    for (long at = 0; at < points.byteSize(); at += GraphLayout.POINT_BYTES) {
      GraphEffort effort =
          new GraphEffort(
              points.get(NodeCodes.INT, at + 4),
              points.get(NodeCodes.INT, at + 8),
              points.get(NodeCodes.INT, at + 12));
      read.add(new Point(points.get(NodeCodes.FLOAT, at), effort));
    }
    return List.copyOf(read);
  }

  /** Measures and writes the points of a body. */
  static void measure(
      MemorySegment body, GraphVectors vectors, ParallelRange<BuildWorkplace> threads) {
    GraphLayout layout = GraphLayout.read(body);
    MemorySegment points = layout.points(body);
    for (int i = 0; i < BEAMS.length; i++) {
      write(points, i, new Point(0, effort(BEAMS[i], layout)));
    }
    Graph graph = Graph.open(body);
    int queries = Math.min(QUERIES, graph.count());
    int[] nodes = new int[queries];
    for (int i = 0; i < queries; i++) {
      nodes[i] = (int) ((long) i * graph.count() / queries);
    }
    ExactNeighbours exact = new ExactNeighbours(graph, vectors, nodes);
    exact.find(threads);
    int[][] found = new int[queries][BEAMS.length];
    threads.run(0, queries, (workplace, i) -> found[i] = found(graph, vectors, exact, nodes[i], i));
    int possible = queries * Math.min(GraphEffort.HITS, graph.count() - 1);
    for (int beam = 0; beam < BEAMS.length; beam++) {
      int sum = 0;
      for (int[] one : found) {
        sum += one[beam];
      }
      float recall = possible == 0 ? 1 : (float) sum / possible;
      write(points, beam, new Point(recall, effort(BEAMS[beam], layout)));
    }
  }

  private static void write(MemorySegment points, int index, Point point) {
    long at = (long) index * GraphLayout.POINT_BYTES;
    points.set(NodeCodes.FLOAT, at, point.recall());
    points.set(NodeCodes.INT, at + 4, point.effort().beam());
    points.set(NodeCodes.INT, at + 8, point.effort().int8());
    points.set(NodeCodes.INT, at + 12, point.effort().originals());
  }

  /** How many of one query's exact neighbours are found, by beam. */
  private static int[] found(
      Graph graph, GraphVectors vectors, ExactNeighbours exact, int node, int query) {
    float[] vector = new float[graph.dimension()];
    vectors.read(graph.ordinals()[node], vector);
    Rescorer originals = new VectorRescorer(vectors, vector);
    int[] found = new int[BEAMS.length];
    for (int beam = 0; beam < BEAMS.length; beam++) {
      GraphEffort effort = graph.measured().get(beam).effort();
      GraphHits hits =
          graph
              .searcher()
              .search(vector, GraphEffort.HITS, effort, Graph.EVERY, originals, () -> {}, node);
      for (float score : hits.scores()) {
        found[beam] += exact.has(query, score) ? 1 : 0;
      }
    }
    return found;
  }

  /** Scores by the prepared vectors themselves. */
  private static final class VectorRescorer implements Rescorer {

    private final GraphVectors vectors;
    private final float[] vector;
    private final MemorySegment row;
    private final Scorer scorer;

    VectorRescorer(GraphVectors vectors, float[] query) {
      this.vectors = vectors;
      this.vector = new float[query.length];
      // Outside of the heap, as all rows are: kernels that met both kinds would be slower for good.
      this.row = Arena.ofAuto().allocate(Float.BYTES * (long) query.length, 64);
      this.scorer = new Fp32Codec(query.length).scorer(query);
    }

    @Override
    public void score(int[] ordinals, int count, float[] scores) {
      for (int i = 0; i < count; i++) {
        vectors.read(ordinals[i], vector);
        MemorySegment.copy(vector, 0, row, NodeCodes.FLOAT, 0, vector.length);
        scores[i] = scorer.score(row, 0);
      }
    }
  }
}
