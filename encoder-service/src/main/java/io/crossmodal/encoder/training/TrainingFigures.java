package io.crossmodal.encoder.training;

import io.crossmodal.encoder.train.RetrievalFigures;
import io.crossmodal.encoder.train.TrainingResult;
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
    List<RetrievalFigures> systems,
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

  static TrainingFigures of(TrainingResult result) {
    return new TrainingFigures(
        result.figures(),
        result.trainImages(),
        result.validationImages(),
        result.testImageIds().size(),
        result.duration(),
        result.bestEpoch(),
        result.testImageIds());
  }
}
