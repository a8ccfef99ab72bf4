package io.crossmodal.bench.graph;

import io.crossmodal.bench.data.Shape;
import io.crossmodal.bench.data.ShapeGenerator;
import io.crossmodal.index.codec.Fp32Codec;
import io.crossmodal.index.codec.Int8Codec;
import io.crossmodal.index.codec.Scorer;
import io.crossmodal.index.codec.VectorCodec;
import io.crossmodal.index.graph.BuiltGraph;
import io.crossmodal.index.graph.Graph;
import io.crossmodal.index.graph.GraphBuilder;
import io.crossmodal.index.graph.GraphEffort;
import io.crossmodal.index.graph.GraphSettings;
import io.crossmodal.index.graph.GraphVectors;
import io.crossmodal.index.graph.Rescorer;
import io.crossmodal.index.kernel.KernelProvider;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints the time of a build, and recall of ten and queries a second at several efforts, one
 * thread, one query a call, beside the rate of an int8 scan of the same vectors in the same run.
 *
 * <p>{@code GraphRecall [count] [dimension] [build threads] [bits] [full or lean] [shape]}
 */
public final class GraphRecall {

  private static final int QUERIES = 1_000;
  private static final int K = 10;
  private static final int ROUNDS = 15;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final int count;
  private final BenchVectors data;
  private final MemorySegment originals;
  private final MemorySegment int8;
  private final float[][] queries = new float[QUERIES][];
  private final float[] tenth = new float[QUERIES];

  private GraphRecall(Shape shape, int count, int dimension) {
    this.count = count;
    ShapeGenerator generator = new ShapeGenerator(shape, dimension, 1);
    this.data = new BenchVectors(generator.items(count), dimension);
    float[][] drawn = generator.queries(QUERIES);
    this.originals = encoded(new Fp32Codec(dimension));
    this.int8 = encoded(new Int8Codec(dimension));
    float[] scores = new float[count];
    for (int i = 0; i < QUERIES; i++) {
      queries[i] = drawn[i];
      new Fp32Codec(dimension).scorer(queries[i]).score(originals, 0, count, scores);
      float[] sorted = scores.clone();
      Arrays.sort(sorted);
      tenth[i] = sorted[count - K];
    }
  }

  private MemorySegment encoded(VectorCodec codec) {
    long stride = codec.bytesPerVector();
    MemorySegment codes = Arena.global().allocate(stride * count, 64);
    for (int i = 0; i < count; i++) {
      codec.encode(data.all()[i], codes, i * stride);
    }
    return codes;
  }

  /** Runs it. */
  public static void main(String[] arguments) {
    List<String> given = List.of(arguments);
    int count = Integer.parseInt(given.size() > 0 ? given.get(0) : "100000");
    int dimension = Integer.parseInt(given.size() > 1 ? given.get(1) : "512");
    int threads = Integer.parseInt(given.size() > 2 ? given.get(2) : "2");
    int bits = Integer.parseInt(given.size() > 3 ? given.get(3) : "1");
    boolean lean = given.contains("lean");
    Shape shape =
        Shape.valueOf(given.size() > 5 ? given.get(5).toUpperCase(Locale.ROOT) : "CLUSTERED");
    new GraphRecall(shape, count, dimension).run(new GraphSettings(bits, lean, 64, threads, 1));
  }

  private void run(GraphSettings settings) {
    System.out.println(KernelProvider.describe());
    long start = System.nanoTime();
    try (BuiltGraph built = GraphBuilder.build(data, count, settings, () -> {})) {
      System.out.printf(
          "build %.1f s, %d bytes a vector%n",
          (System.nanoTime() - start) / 1e9, built.bytes() / count);
      Graph graph = built.graph();
      System.out.printf("int8 scan: %.1f queries/s%n", scanRate());
      List.of(.95, .99, .995, .998)
          .forEach(target -> System.out.println(target + " " + graph.effort(target)));
      System.out.println(
          "beam int8 fp32  recall@10  queries/s (median of " + ROUNDS + ")  estimates");
      for (int[] e : efforts(settings.lean())) {
        measure(graph, new GraphEffort(e[0], e[1], e[2]));
      }
      System.out.printf("int8 scan: %.1f queries/s%n", scanRate());
    }
  }

  private static int[][] efforts(boolean lean) {
    return lean
        ? new int[][] {{32, 0, 32}, {48, 0, 48}, {64, 0, 48}, {64, 0, 64}, {96, 0, 64}}
        : new int[][] {
          {24, 24, 12}, {32, 24, 12}, {40, 40, 12}, {48, 48, 15}, {64, 64, 16}, {96, 96, 24}
        };
  }

  private double scanRate() {
    float[] scores = new float[count];
    int rounds = 5;
    long best = Long.MAX_VALUE;
    for (int round = 0; round < rounds; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < 20; i++) {
        new Int8Codec(data.dimension()).scorer(queries[i]).score(int8, 0, count, scores);
      }
      best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
    }
    return 20 / (best / 1e9);
  }

  private void measure(Graph graph, GraphEffort effort) {
    double[] rates = new double[ROUNDS];
    int hits = 0;
    long estimates = 0;
    for (int round = 0; round < ROUNDS; round++) {
      hits = 0;
      estimates = 0;
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < QUERIES; i++) {
        Scorer scorer = new Fp32Codec(data.dimension()).scorer(queries[i]);
        var found = graph.search(queries[i], K, effort, Graph.EVERY, rescorer(scorer), () -> {});
        estimates += found.estimated();
        for (float score : found.scores()) {
          hits += score >= tenth[i] ? 1 : 0;
        }
      }
      rates[round] = QUERIES / ((THREADS.getCurrentThreadCpuTime() - start) / 1e9);
    }
    Arrays.sort(rates);
    System.out.printf(
        "%4d %4d %4d  %.4f  %8.0f (best %8.0f)  %d%n",
        effort.beam(),
        effort.int8(),
        effort.originals(),
        hits / (double) (QUERIES * K),
        rates[ROUNDS / 2],
        rates[ROUNDS - 1],
        estimates / QUERIES);
  }

  private Rescorer rescorer(Scorer scorer) {
    long stride = 4L * data.dimension();
    return (ordinals, size, scores) -> {
      for (int i = 0; i < size; i++) {
        scores[i] = scorer.score(originals, ordinals[i] * stride);
      }
    };
  }

  /** Vectors in memory. */
  private record BenchVectors(float[][] all, int dimension) implements GraphVectors {

    @Override
    public void read(int ordinal, float[] target) {
      System.arraycopy(all[ordinal], 0, target, 0, dimension);
    }
  }
}
