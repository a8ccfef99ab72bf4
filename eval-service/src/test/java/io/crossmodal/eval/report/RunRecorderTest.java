package io.crossmodal.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.Precision;
import io.crossmodal.eval.plan.ViewSpec;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunRecorderTest {

  @Test
  void ordersByScoreThenById() {
    RunRecorder recorder = recorder(List.of("q"), List.of("d", "c", "b", "a"), 3);
    recorder.accept(0, new float[] {.5f, .9f, .5f, .5f});
    RankedRun run = recorder.run();
    assertThat(run.rows()[0]).containsExactly(1, 3, 2, 0);
    assertThat(run.scores()[0]).containsExactly(.9f, .5f, .5f, .5f);
    assertThat(run.name()).isEqualTo("dim_8_prec_fp32_text_to_image");
  }

  @Test
  void keepsAsManyItemsAsFilesCanBear() {
    List<String> items = IntStream.range(0, 500).mapToObj(i -> "i" + i).toList();
    List<String> few = List.of("q");
    List<String> many = IntStream.range(0, 5_000).mapToObj(i -> "q" + i).toList();
    RunRecorder deep = recorder(few, items, 10);
    deep.accept(0, new float[500]);
    RunRecorder shallow = recorder(many, items, 10);
    shallow.accept(0, new float[500]);
    assertThat(deep.run().rows()[0]).hasSize(100);
    assertThat(shallow.run().rows()[0]).hasSize(10);
    assertThat(shallow.run().rows()[1]).isEmpty();
  }

  @Test
  void timesAreNearestRankPercentiles() {
    long[] nanos = IntStream.rangeClosed(1, 100).mapToLong(i -> 101 - i).toArray();
    assertThat(Timing.of(nanos, nanos.length))
        .isEqualTo(
            new Timing(
                Duration.ofNanos(5_050),
                Duration.ofNanos(50),
                Duration.ofNanos(95),
                Duration.ofNanos(99)));
    assertThat(Timing.of(new long[] {7}, 5).p99()).isEqualTo(Duration.ofNanos(7));
  }

  private static RunRecorder recorder(List<String> queries, List<String> items, int least) {
    return new RunRecorder(
        new ViewSpec(8, Precision.FP32), Direction.TEXT_TO_IMAGE, queries, items, least);
  }
}
