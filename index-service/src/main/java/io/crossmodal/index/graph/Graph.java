package io.crossmodal.index.graph;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A flat graph of vectors over packed codes, read where it lies. Immutable, so threads may share
 * it; its memory must stay until the last search is done.
 *
 * <p>A search walks from fixed random entries to ever better nodes by estimates from their bits
 * (RaBitQ, arXiv 2405.12497), keeps a beam of the best, scores the best of the beam by int8 codes,
 * and the best of those by the view itself.
 */
public final class Graph {

  /** Accepts every item, and is known to. */
  public static final IntPredicate EVERY = ordinal -> true;

  private final GraphLayout layout;
  private final NodeCodes codes;
  private final NodeRows rows;
  private final Int8Rows int8;
  private final int[] entries;
  private final int[] ordinals;
  private final List<Calibration.Point> points;
  private final GraphSearcher searcher;

  private Graph(GraphLayout layout, MemorySegment body) {
    this.layout = layout;
    this.codes = codes(layout, body);
    this.rows = new NodeRows(layout.rows(body), layout.count(), layout.slots());
    this.int8 = new Int8Rows(layout.int8(body), layout.dimension());
    this.entries = layout.entries(body).toArray(NodeCodes.INT);
    this.ordinals = layout.ordinals(body).toArray(NodeCodes.INT);
    this.points = Calibration.read(layout.points(body));
    this.searcher = new GraphSearcher(this);
  }

  /**
   * Opens a body as {@link GraphLayout} describes it.
   *
   * @param body outside of the heap, from a multiple of 64 bytes on, as long as the graph; read
   *     until the last search
   * @throws IllegalArgumentException that says what is damaged, when a search could not trust it
   */
  public static Graph open(MemorySegment body) {
    Graph graph = new Graph(GraphLayout.read(body), body);
    GraphCheck.check(graph);
    return graph;
  }

  private static NodeCodes codes(GraphLayout layout, MemorySegment body) {
    CodeSpace space =
        CodeSpace.of(
            layout.dimension(), layout.bits(), layout.words(), layout.axes(body), layout.seed());
    return new NodeCodes(space, layout.planes(body), layout.factors(body));
  }

  /**
   * The best accepted items.
   *
   * @param prepared query, reduced and normalised as the vectors were; not kept
   * @param k 1 to {@value GraphEffort#MAX_BEAM}; the effort grows where it is too small for it
   * @param filter of ordinals; {@link #EVERY} for all of them
   * @param originals gives the hits their scores
   * @param checkpoint called now and then; what it throws abandons the search
   */
  public GraphHits search(
      float[] prepared,
      int k,
      GraphEffort effort,
      IntPredicate filter,
      Rescorer originals,
      Runnable checkpoint) {
    GraphSettings.check("k", k, 1, GraphEffort.MAX_BEAM);
    if (prepared.length != layout.dimension()) {
      throw new IllegalArgumentException(
          "query: %d components (expected: %d)".formatted(prepared.length, layout.dimension()));
    }
    return searcher.search(
        prepared, k, effort.atLeast(k), filter, originals, checkpoint, NodeRows.NONE);
  }

  /**
   * The least effort that reached a recall of ten on the graph's own vectors, each left out while
   * it was searched with; the largest one measured when none did.
   *
   * @param recall 0 to 1
   */
  public GraphEffort effort(double recall) {
    return points.stream()
        .filter(point -> point.recall() >= recall)
        .findFirst()
        .orElse(points.getLast())
        .effort();
  }

  /**
   * The effort of a walk that keeps so many nodes, with as much scored again as that pays for.
   *
   * @param beam 8 to {@value GraphEffort#MAX_BEAM}
   */
  public GraphEffort effortOfBeam(int beam) {
    return Calibration.effort(beam, layout);
  }

  /** The recall of ten that was measured at an effort's beam, or at the next narrower one's. */
  public double expectedRecall(GraphEffort effort) {
    return points.stream()
        .filter(point -> point.effort().beam() <= effort.beam())
        .mapToDouble(Calibration.Point::recall)
        .max()
        .orElse(0);
  }

  /**
   * How many of a search's hits are missed on average, as measured on the graph's own vectors: all
   * that a walk may miss included, one too many for what was not measured.
   */
  public double expectedMissed(GraphEffort effort, int k) {
    return k * Math.max(0, 1 - expectedRecall(effort) + Calibration.STEP);
  }

  public int count() {
    return layout.count();
  }

  public int dimension() {
    return layout.dimension();
  }

  /** Whether it has no int8 codes. */
  public boolean lean() {
    return !layout.int8();
  }

  public long bytes() {
    return layout.size();
  }

  List<Calibration.Point> measured() {
    return points;
  }

  GraphSearcher searcher() {
    return searcher;
  }

  NodeCodes codes() {
    return codes;
  }

  NodeRows rows() {
    return rows;
  }

  Int8Rows int8() {
    return int8;
  }

  int[] entries() {
    return entries;
  }

  int[] ordinals() {
    return ordinals;
  }
}
