package io.crossmodal.encoder.training;

import io.crossmodal.encoder.train.CancellationToken;
import io.crossmodal.encoder.train.TrainingListener;
import java.util.List;

/**
 * A training whose configuration and dataset were found good.
 *
 * @param epochs the most it takes
 * @param problems what is wrong with the dataset, in words; not fatal
 * @param work trains and registers the model; says how good it is on the test part
 */
public record PlannedTraining(int epochs, List<String> problems, Work work) {

  public PlannedTraining {
    problems = List.copyOf(problems);
  }

  /** The work itself. */
  @FunctionalInterface
  public interface Work {

    /**
     * Trains until it is done or cancelled.
     *
     * @param cancellation asked between steps
     * @throws java.util.concurrent.CancellationException if it ended because of {@code
     *     cancellation}
     */
    TrainingOutcome run(TrainingListener listener, CancellationToken cancellation) throws Exception;
  }
}
