package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.dataset.Modality;
import io.crossmodal.eval.dataset.Relevance;
import io.crossmodal.eval.measure.DirectionMeasurer;
import io.crossmodal.eval.measure.MeasureSettings;
import io.crossmodal.eval.measure.PoolFigures;
import io.crossmodal.eval.measure.RetrievalTask;
import io.crossmodal.eval.measure.ViewMeasurement;
import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.Precision;
import io.crossmodal.eval.plan.ViewSpec;
import io.crossmodal.eval.report.RunRecorder;
import io.crossmodal.eval.run.PoolRequest;
import io.crossmodal.eval.run.PoolScores;
import io.crossmodal.eval.run.PoolSource;
import io.crossmodal.eval.run.ScoringTask;
import io.crossmodal.eval.run.SearchedView;
import io.crossmodal.eval.run.TiledExecutor;
import java.util.AbstractList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ranks the queries of a gallery of made-up scores in tiles, in a JVM whose heap could not hold
 * them: prints R@1 and R@10 in the whole gallery and in pools of 100.
 */
final class ScaleProbe {

  private ScaleProbe() {}

  public static void main(String[] arguments) {
    int items = Integer.parseInt(arguments[0]);
    int queries = Integer.parseInt(arguments[1]);
    int[][] relevant =
        IntStream.range(0, queries).mapToObj(q -> new int[] {row(q, items)}).toArray(int[][]::new);
    DirectionMeasurer measurer =
        new DirectionMeasurer(
            new RetrievalTask(
                "text_to_image", items, relevant, IntStream.range(0, queries).toArray()),
            new MeasureSettings(List.of(1, 10), List.of(100, items), 42, 100, .95));
    ScoringTask task =
        new ScoringTask(
            Direction.TEXT_TO_IMAGE,
            numbered(queries),
            numbered(items),
            Modality.IMAGE,
            List.of(100, items),
            new PoolSource() {
              @Override
              public int[] largest(int query) {
                return joined(relevant[query], measurer.largest(query));
              }

              @Override
              public int[] drawn(int query) {
                return joined(relevant[query], measurer.drawn(query));
              }
            });
    SearchedView view =
        new SearchedView(new ViewSpec(8, Precision.FP32), "g", "v", 1, 32, 32L * items);
    ViewMeasurement measurement = measurer.view();
    RunRecorder recorder =
        new RunRecorder(view.spec(), task.direction(), task.queryIds(), task.itemIds(), 10);
    new TiledExecutor(request -> scores(request, items), 1)
        .run(
            view,
            task,
            new TileCollector(
                new Relevance(
                    task.queryIds(),
                    task.itemIds(),
                    relevant,
                    new int[0][],
                    new int[relevant.length]),
                measurement,
                recorder));
    for (PoolFigures figures : measurement.finish()) {
      System.out.printf(
          "pool=%d recall@1=%.3f recall@10=%.3f%n",
          figures.candidates(),
          figures.figure("recall@1").value(),
          figures.figure("recall@10").value());
    }
  }

  /** Every second query's own item scores more than any other, of the rest less than any other. */
  private static PoolScores scores(PoolRequest request, int items) {
    float[][] scores = new float[request.queryIds().size()][];
    for (int i = 0; i < scores.length; i++) {
      int query = Integer.parseInt(request.queryIds().get(i));
      int own = row(query, items);
      int[][] pools = request.pools();
      int count = pools == null ? request.itemIds().size() : pools[i].length;
      scores[i] = new float[count];
      for (int c = 0; c < count; c++) {
        int item = Integer.parseInt(request.itemIds().get(pools == null ? c : pools[i][c]));
        int mixed = (query * 0x9E3779B9 ^ item) * 0x85EBCA6B;
        scores[i][c] = item == own ? (query % 2 == 0 ? 2 : -2) : (mixed >>> 8) / (float) (1 << 24);
      }
    }
    return new PoolScores(scores, new long[scores.length][0]);
  }

  private static int row(int query, int items) {
    return (int) ((long) query * 7_919 % items);
  }

  private static int[] joined(int[] relevant, int[] others) {
    return IntStream.concat(IntStream.of(relevant), IntStream.of(others)).toArray();
  }

  /** Its own numbers as ids, without holding them. */
  private static List<String> numbered(int count) {
    return new AbstractList<>() {
      @Override
      public String get(int index) {
        return String.valueOf(index);
      }

      @Override
      public int size() {
        return count;
      }
    };
  }
}
