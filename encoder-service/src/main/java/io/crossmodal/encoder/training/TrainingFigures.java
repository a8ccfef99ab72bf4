package io.crossmodal.encoder.training;

import java.time.Duration;
import java.util.List;

/**
 * How good a trained model is on pictures that it never saw.
 *
 * @param systems both directions of the model, then of the baselines
 * @param bestEpoch epoch of the checkpoint that was kept
 * @param testImageIds file names of the test pictures
 */
public record TrainingFigures(
    List<Retrieval> systems,
    int trainImages,
    int validationImages,
    int testImages,
    Duration duration,
    int bestEpoch,
    List<String> testImageIds) {

  public TrainingFigures {
    systems = List.copyOf(systems);
    testImageIds = List.copyOf(testImageIds);
  }

  /**
   * One system in one direction.
   *
   * @param system "model", "bag-of-words" or "chance"
   * @param direction "text_to_image" or "image_to_text"
   * @param medianRank median over queries of the best relevant rank, from 1
   */
  public record Retrieval(
      String system,
      String direction,
      double recallAt1,
      double recallAt5,
      double recallAt10,
      double mrr,
      double medianRank,
      int queries,
      int gallery) {}
}
