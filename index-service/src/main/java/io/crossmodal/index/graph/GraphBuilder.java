package io.crossmodal.index.graph;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Builds graphs. Stateless. */
public final class GraphBuilder {

  /** Neighbours of a node, at most. */
  static final int DEGREE = 32;

  /** Slots of a row under construction, so that most edges back need no pruning. */
  private static final int SLOTS = 64;

  /** Random nodes where a walk starts. */
  private static final int ENTRIES = 128;

  private GraphBuilder() {}

  /**
   * Builds a graph of the vectors of ordinals 0 to {@code count - 1} and calibrates it on them. The
   * same vectors and settings give the same bytes, whatever the number of threads.
   *
   * <p>Takes about 1,400 bytes a vector of 512 components outside of the heap meanwhile.
   *
   * @param count 1 to 2^30
   * @param checkpoint called now and then by every thread that builds; what it throws abandons the
   *     build, and it may sleep to yield
   * @return the graph, for the caller to write and close
   */
  public static BuiltGraph build(
      GraphVectors vectors, int count, GraphSettings settings, Runnable checkpoint) {
    GraphSettings.check("count", count, 1, 1 << 30);
    int[] ordinals = shuffled(count, settings.seed());
    Arena arena = Arena.ofShared();
    try (Arena building = Arena.ofShared();
        ParallelRange<BuildWorkplace> threads =
            new ParallelRange<>(
                settings.threads(),
                checkpoint,
                () -> new BuildWorkplace(vectors.dimension(), SLOTS))) {
      CodeSpace space = new CodeSpaceChoice(vectors, ordinals, settings).choose(threads, building);
      NodeEncoder encoder = new NodeEncoder(vectors, ordinals, space, building);
      threads.run(0, count, encoder::encode);
      NodeRows rows = rows(count, building);
      int[] entries = IntStream.range(0, Math.min(count, ENTRIES)).toArray();
      new Insertion(encoder, rows, DEGREE, entries, settings).run(threads);
      entries = new Reachability(rows, DEGREE, entries).repair();
      MemorySegment body =
          new BodyWriter(encoder, rows, ordinals, entries, settings).write(DEGREE, arena);
      Calibration.measure(body, vectors, threads);
      return new BuiltGraph(body, arena);
    } catch (RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }

  private static NodeRows rows(int count, Arena arena) {
    MemorySegment segment = arena.allocate((long) count * SLOTS * Integer.BYTES, 64);
    segment.fill((byte) NodeRows.NONE);
    return new NodeRows(segment, count, SLOTS);
  }

  /** The ordinals in random order, in which they are inserted. */
  private static int[] shuffled(int count, long seed) {
    int[] ordinals = IntStream.range(0, count).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int ordinal = ordinals[i];
      ordinals[i] = ordinals[other];
      ordinals[other] = ordinal;
    }
    return ordinals;
  }
}
