package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.dataset.Relevance;
import io.crossmodal.eval.measure.RankCounts;
import io.crossmodal.eval.measure.ViewMeasurement;
import io.crossmodal.eval.report.RunRecorder;
import io.crossmodal.eval.run.TileSink;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts ranks and keeps the best items of the queries whose tiles come. */
final class TileCollector implements TileSink {

  private record Begun(RankCounts counts, float[] pool) {}

  private final Relevance relevance;
  private final ViewMeasurement measurement;
  private final RunRecorder recorder;
  private final Map<Integer, Begun> begun = new HashMap<>();

  TileCollector(Relevance relevance, ViewMeasurement measurement, RunRecorder recorder) {
    this.relevance = relevance;
    this.measurement = measurement;
    this.recorder = recorder;
  }

  @Override
  public void begin(int query, float[] pool) {
    float[] wanted = Arrays.copyOf(pool, relevance.relevant()[query].length);
    begun.put(query, new Begun(new RankCounts(wanted, relevance.gradesOf(query)), pool));
  }

  @Override
  public void add(int query, int firstRow, float[] scores) {
    of(begun.get(query)).counts().add(scores);
    recorder.accept(query, firstRow, scores);
  }

  @Override
  public void end(int query) {
    Begun done = of(begun.remove(query));
    measurement.accept(query, done.counts(), done.pool());
  }

  private static Begun of(@Nullable Begun begun) {
    return Objects.requireNonNull(begun, "a query that was not begun");
  }
}
