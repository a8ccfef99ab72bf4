package io.crossmodal.encoder.training;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A training whose configuration and dataset were found good.
 *
 * @param epochs the most it takes
 * @param problems what is wrong with the dataset, in words; not fatal
 * @param work trains and registers the model; returns the figures on the test part
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
     * @param cancelled asked after every step
     * @throws java.util.concurrent.CancellationException if it ended because of {@code cancelled}
     */
    TrainingFigures run(Progress progress, BooleanSupplier cancelled) throws Exception;
  }

  /** Told how the work goes, on its thread. */
  public interface Progress {

    /** What is being done now, for example {@code epoch 3/40: step 5/11, loss 3.91}. */
    void at(int epoch, String activity);

    /** An epoch ended. */
    void epochEnded(CurvePoint point);
  }
}
