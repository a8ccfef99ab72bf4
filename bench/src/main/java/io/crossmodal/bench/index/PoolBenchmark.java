package io.crossmodal.bench.index;

import io.crossmodal.index.search.CandidatePoolSearcher;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One query over a candidate pool of 500 items that lie anywhere in the view, one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx1g"})
public class PoolBenchmark {

  private static final int POOL = 500;
  private static final int POOLS = 64;

  private static final CandidatePoolSearcher SEARCHER = new CandidatePoolSearcher();
  private final int[][] pools = new int[POOLS][];
  private final float[] scores = new float[POOL];
  private int next;

  @Setup(Level.Trial)
  public void draw(ScoringState state) {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < POOLS; i++) {
      pools[i] = random.ints(POOL, 0, state.vectors).toArray();
    }
  }

  @Benchmark
  public float[] score(ScoringState state) {
    SEARCHER.score(state.view, state.query, pools[next++ % POOLS], scores);
    return scores;
  }
}
