package io.crossmodal.encoder.train;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A training that ended by itself.
 *
 * @param folder of the model, in the form of {@link io.crossmodal.encoder.model.ModelFolder}
 * @param curve one report an epoch
 * @param bestEpoch epoch of the weights that were kept
 * @param figures on the test part, both directions of the model, the baseline and chance
 * @param trainImages pictures trained on
 * @param validationImages pictures that chose the best epoch
 * @param testImageIds pictures of the figures
 * @param problems pictures that were left out, and why
 * @param duration from start to end
 */
public record TrainingResult(
    Path folder,
    List<EpochReport> curve,
    int bestEpoch,
    List<RetrievalFigures> figures,
    int trainImages,
    int validationImages,
    List<String> testImageIds,
    List<String> problems,
    Duration duration) {

  public TrainingResult {
    curve = List.copyOf(curve);
    figures = List.copyOf(figures);
    testImageIds = List.copyOf(testImageIds);
    problems = List.copyOf(problems);
  }
}
