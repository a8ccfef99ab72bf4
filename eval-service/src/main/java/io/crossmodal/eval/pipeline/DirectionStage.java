package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.dataset.Modality;
import io.crossmodal.eval.dataset.Relevance;
import io.crossmodal.eval.dataset.RetrievalDataset;
import io.crossmodal.eval.measure.DirectionMeasurer;
import io.crossmodal.eval.measure.MeasureSettings;
import io.crossmodal.eval.measure.RetrievalTask;
import io.crossmodal.eval.plan.AblationConfig;
import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.run.PoolSource;
import io.crossmodal.eval.run.ScoringTask;
import java.util.Arrays;

/**
 * One direction, as every view scores and measures it.
 *
 * @param direction which side asks
 * @param relevance who is looked for by whom
 * @param task for the index
 * @param measurer with the pools
 */
record DirectionStage(
    Direction direction, Relevance relevance, ScoringTask task, DirectionMeasurer measurer) {

  /** Draws the pools of one direction. */
  static DirectionStage of(Direction direction, RetrievalDataset dataset, AblationConfig config) {
    Relevance relevance =
        switch (direction) {
          case TEXT_TO_IMAGE, TEXT_TO_TEXT -> dataset.textsAskImages();
          case IMAGE_TO_TEXT -> dataset.imagesAskTexts();
        };
    DirectionMeasurer measurer =
        new DirectionMeasurer(
            new RetrievalTask(
                direction.key(),
                relevance.itemIds().size(),
                relevance.relevant(),
                relevance.grades(),
                relevance.clusters()),
            new MeasureSettings(
                config.ks(),
                config.candidates(),
                config.seed(),
                config.resamples(),
                config.confidence()));
    ScoringTask task =
        new ScoringTask(
            direction,
            relevance.queryIds(),
            relevance.itemIds(),
            direction == Direction.IMAGE_TO_TEXT ? Modality.TEXT : dataset.imageModality(),
            config.candidates(),
            new Pools(relevance.relevant(), measurer));
    return new DirectionStage(direction, relevance, task, measurer);
  }

  /** Relevant rows first, then the others. */
  private record Pools(int[][] relevant, DirectionMeasurer measurer) implements PoolSource {

    @Override
    public int[] largest(int query) {
      return joined(relevant[query], measurer.largest(query));
    }

    @Override
    public int[] drawn(int query) {
      return joined(relevant[query], measurer.drawn(query));
    }

    private static int[] joined(int[] relevant, int[] others) {
      int[] pool = Arrays.copyOf(relevant, relevant.length + others.length);
      System.arraycopy(others, 0, pool, relevant.length, others.length);
      return pool;
    }
  }
}
