package io.crossmodal.cli.flow;

import io.crossmodal.cli.CommandFailure;
import io.crossmodal.cli.client.Suite;
import io.crossmodal.cli.console.Progress;
import io.crossmodal.cli.console.TextTable;
import io.crossmodal.encoder.v1.RetrievalFigures;
import io.crossmodal.encoder.v1.StartTrainingRequest;
import io.crossmodal.encoder.v1.Training;
import io.crossmodal.encoder.v1.TrainingOutcome;
import io.crossmodal.encoder.v1.TrainingPoint;
import io.crossmodal.encoder.v1.TrainingState;
import io.crossmodal.encoder.v1.WatchTrainingRequest;
import io.crossmodal.encoder.v1.WatchTrainingResponse;
import java.io.PrintStream;
import java.util.Iterator;

/** Starts a training, shows its curve as it grows, and prints what came of it. */
public final class TrainingFlow {

  private final Suite suite;
  private final PrintStream out;

  public TrainingFlow(Suite suite, PrintStream out) {
    this.suite = suite;
    this.out = out;
  }

  /** Runs to the end; fails with the service's words if the training does. */
  public Training run(StartTrainingRequest request) {
    Training training = suite.trainings().startTraining(request).getTraining();
    training.getDatasetProblemsList().forEach(problem -> out.println("dataset: " + problem));
    WatchTrainingRequest watch =
        WatchTrainingRequest.newBuilder().setTrainingId(training.getTrainingId()).build();
    int printed = 0;
    try (Progress progress = Progress.of("training", training.getEpochs())) {
      Iterator<WatchTrainingResponse> changes = suite.trainings().watchTraining(watch);
      while (changes.hasNext()) {
        training = changes.next().getTraining();
        for (; printed < training.getCurveCount(); printed++) {
          out.println(line(training.getCurve(printed), training.getEpochs()));
        }
        progress.at(training.getCurveCount(), training.getActivity());
      }
    }
    if (training.getState() != TrainingState.TRAINING_STATE_SUCCEEDED) {
      throw new CommandFailure("training failed: " + training.getError());
    }
    return training;
  }

  /** The figures on the test part as a table. */
  public static String table(TrainingOutcome outcome) {
    TextTable table =
        new TextTable(
            "system",
            "direction",
            "R@1 ",
            "R@5 ",
            "R@10 ",
            "MRR ",
            "median rank ",
            "queries ",
            "gallery ");
    for (RetrievalFigures f : outcome.getFiguresList()) {
      table.row(
          f.getSystem(),
          f.getDirection(),
          "%.3f".formatted(f.getRecallAt1()),
          "%.3f".formatted(f.getRecallAt5()),
          "%.3f".formatted(f.getRecallAt10()),
          "%.3f".formatted(f.getMrr()),
          "%.1f".formatted(f.getMedianRank()),
          f.getQueries(),
          f.getGallery());
    }
    return table.render();
  }

  private static String line(TrainingPoint point, int epochs) {
    return "epoch %3d/%d  loss %.3f  validation R@1 %.3f  MRR %.3f  %.0f images/s"
        .formatted(
            point.getEpoch(),
            epochs,
            point.getLoss(),
            point.getValidationRecallAt1(),
            point.getValidationMrr(),
            point.getImagesPerSecond());
  }
}
