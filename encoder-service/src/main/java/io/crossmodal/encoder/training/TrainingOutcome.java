package io.crossmodal.encoder.training;

import java.util.List;

/**
 * What a training came to.
 *
 * @param problems pictures that were left out on the way, and why
 */
public record TrainingOutcome(TrainingFigures figures, List<String> problems) {

  public TrainingOutcome {
    problems = List.copyOf(problems);
  }
}
