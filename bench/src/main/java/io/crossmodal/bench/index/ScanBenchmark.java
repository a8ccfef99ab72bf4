package io.crossmodal.bench.index;

import io.crossmodal.index.search.Checkpoint;
import io.crossmodal.index.search.FlatSearcher;
import io.crossmodal.index.search.Hit;
import io.crossmodal.index.search.OrdinalFilter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** One query over a whole view, one thread, the 10 best; it also guards the kernels' inlining. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx1g"})
public class ScanBenchmark {

  private static final FlatSearcher SEARCHER = new FlatSearcher();

  @Benchmark
  public List<Hit> best10(ScoringState state) {
    return SEARCHER.search(
        state.view,
        state.query,
        10,
        Integer.MAX_VALUE,
        OrdinalFilter.ALL,
        Integer::compare,
        Checkpoint.NONE);
  }
}
