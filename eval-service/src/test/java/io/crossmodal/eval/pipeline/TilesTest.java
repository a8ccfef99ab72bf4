package io.crossmodal.eval.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.dataset.DatasetException;
import io.crossmodal.eval.dataset.EmbeddingsDataset;
import io.crossmodal.eval.dataset.R0Embeddings;
import io.crossmodal.eval.dataset.RetrievalDataset;
import io.crossmodal.eval.measure.PoolFigures;
import io.crossmodal.eval.measure.ViewMeasurement;
import io.crossmodal.eval.plan.AblationConfig;
import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.Precision;
import io.crossmodal.eval.plan.ViewSpec;
import io.crossmodal.eval.report.RankedRun;
import io.crossmodal.eval.report.RunRecorder;
import io.crossmodal.eval.run.CandidateScorer;
import io.crossmodal.eval.run.PoolRequest;
import io.crossmodal.eval.run.PoolScores;
import io.crossmodal.eval.run.QueryTimes;
import io.crossmodal.eval.run.RunExecutor;
import io.crossmodal.eval.run.SearchedView;
import io.crossmodal.eval.run.TiledExecutor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ranks that are counted tile by tile are those of whole rows of scores, ties included. */
class TilesTest {

  private static final SearchedView VIEW =
      new SearchedView(new ViewSpec(8, Precision.INT8), "g", "v", 1, 12, 1_200);

  @TempDir private Path folder;

  @Test
  void giveTheSameFiguresAndRunsAsWholeRows() throws DatasetException {
    for (List<Integer> pools : List.of(List.of(10, 40), List.of(10, 90), List.of(90))) {
      DirectionStage stage = stage(pools);
      ViewMeasurement whole = stage.measurer().view();
      RunRecorder wholeRun = recorder(stage);
      QueryTimes times =
          new RunExecutor(this::score, 2)
              .run(
                  VIEW,
                  stage.task(),
                  (query, scores) -> {
                    whole.accept(query, scores);
                    wholeRun.accept(query, scores);
                  });
      ViewMeasurement tiled = stage.measurer().view();
      RunRecorder tiledRun = recorder(stage);
      TiledExecutor tiles = new TiledExecutor(this::score, 2, 7, 100);
      tiles.run(VIEW, stage.task(), new TileCollector(stage.relevance(), tiled, tiledRun));

      same(tiled.finish(), whole.finish());
      RankedRun expected = wholeRun.run();
      assertThat(tiledRun.run().rows()).isDeepEqualTo(expected.rows());
      assertThat(tiledRun.run().scores()).isDeepEqualTo(expected.scores());
      for (int pool : pools) {
        assertThat(tiles.times(VIEW, stage.task()).at(pool)).isEqualTo(times.at(pool));
      }
    }
  }

  @Test
  void failWhereAPoolsScoreIsNotItsTiles() throws DatasetException {
    DirectionStage stage = stage(List.of(10, 90));
    CandidateScorer lying =
        request -> {
          PoolScores right = score(request);
          if (request.pools() == null) {
            right.scores()[0][0] += 1;
          }
          return right;
        };
    assertThatThrownBy(
            () ->
                new TiledExecutor(lying, 1, 90, 100)
                    .run(
                        VIEW,
                        stage.task(),
                        new TileCollector(
                            stage.relevance(), stage.measurer().view(), recorder(stage))))
        .hasMessageContaining("dim_8_prec_int8 text_to_image: query")
        .hasMessageContaining("as in the gallery");
  }

  private DirectionStage stage(List<Integer> pools) throws DatasetException {
    Path npz = folder.resolve("r0.npz");
    R0Embeddings.write(npz, 90, 3);
    RetrievalDataset dataset = EmbeddingsDataset.read(npz);
    AblationConfig config =
        AblationConfig.defaults().withAxes(List.of(), List.of(), pools).withStatistics(100, .9, .9);
    return DirectionStage.of(Direction.TEXT_TO_IMAGE, dataset, config);
  }

  private static RunRecorder recorder(DirectionStage stage) {
    return new RunRecorder(
        VIEW.spec(), stage.direction(), stage.task().queryIds(), stage.task().itemIds(), 10);
  }

  /** Coarse scores, so that many tie; n items take n nanoseconds. */
  private PoolScores score(PoolRequest request) {
    float[][] scores = new float[request.queryIds().size()][];
    long[][] nanos = new long[scores.length][];
    for (int i = 0; i < scores.length; i++) {
      String query = request.queryIds().get(i);
      int[][] pools = request.pools();
      int count = pools == null ? request.itemIds().size() : pools[i].length;
      scores[i] = new float[count];
      for (int c = 0; c < count; c++) {
        String item = request.itemIds().get(pools == null ? c : pools[i][c]);
        scores[i][c] = Math.floorMod((query + "/" + item).hashCode() * 0x9E3779B9, 17);
      }
      nanos[i] = request.timedSizes().stream().mapToLong(Integer::longValue).toArray();
    }
    return new PoolScores(scores, nanos);
  }

  private static void same(List<PoolFigures> actual, List<PoolFigures> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      assertThat(actual.get(i).figures()).isEqualTo(expected.get(i).figures());
      assertThat(actual.get(i).tiedQueries()).isEqualTo(expected.get(i).tiedQueries()).isPositive();
      assertThat(actual.get(i).headlineSums()).isEqualTo(expected.get(i).headlineSums());
    }
  }
}
