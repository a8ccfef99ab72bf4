package io.crossmodal.encoder.training;

import io.crossmodal.dataset.CaptionDataset;
import io.crossmodal.dataset.DatasetException;
import io.crossmodal.dataset.DatasetSplit;
import io.crossmodal.dataset.Datasets;
import io.crossmodal.encoder.model.CoresOfThread;
import io.crossmodal.encoder.model.ModelRepository;
import io.crossmodal.encoder.train.CancellationToken;
import io.crossmodal.encoder.train.Trainer;
import io.crossmodal.encoder.train.TrainingConfig;
import io.crossmodal.encoder.train.TrainingConfigs;
import io.crossmodal.encoder.train.TrainingListener;
import io.crossmodal.encoder.train.TrainingResult;
import io.crossmodal.encoder.training.TrainingRequest.Recipe;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Trains dual encoders on 70 % of a dataset's pictures and gives them their name in the repository.
 *
 * <p>15 % of the pictures choose the checkpoint and 15 % are kept for the figures.
 *
 * @param named folders of models that keep their names, whatever is trained
 * @param cores that a training uses
 */
public record DualEncoderTrainings(ModelRepository models, List<Path> named, int cores)
    implements TrainingPlanner {

  private static final double TRAIN_SHARE = 0.70;
  private static final double VALIDATION_SHARE = 0.15;

  @Override
  public PlannedTraining plan(TrainingRequest request) {
    checkName(request.model());
    TrainingConfig config = config(request);
    CaptionDataset dataset = open(request);
    DatasetSplit split =
        DatasetSplit.byImage(dataset, config.seed(), TRAIN_SHARE, VALIDATION_SHARE);
    return new PlannedTraining(
        config.optimizer().epochs(),
        dataset.problems().summary(),
        (listener, cancellation) -> train(request, config, split, listener, cancellation));
  }

  private TrainingOutcome train(
      TrainingRequest request,
      TrainingConfig config,
      DatasetSplit split,
      TrainingListener listener,
      CancellationToken cancellation)
      throws IOException {
    CoresOfThread.use(cores);
    TrainingResult result = Trainer.train(config, split, request.output(), listener, cancellation);
    listener.activity("publishing model " + request.model());
    PublishedModel.publish(request.output(), models.folder(request.model()));
    models.open(request.model());
    return new TrainingOutcome(TrainingFigures.of(result), result.problems());
  }

  private void checkName(String model) {
    for (Path folder : named) {
      if (folder.toAbsolutePath().normalize().endsWith(model)) {
        throw ServiceException.field(
            "model", model, "another name: the configuration gives this one to " + folder);
      }
    }
  }

  private static TrainingConfig config(TrainingRequest request) {
    TrainingConfig config =
        switch (request.recipe()) {
          case Recipe.Preset preset -> TrainingConfigs.preset(preset.name());
          case Recipe.Yaml yaml -> TrainingConfigs.parse(yaml.text());
        };
    return request.seed() == null ? config : config.withSeed(request.seed());
  }

  private static CaptionDataset open(TrainingRequest request) {
    try {
      return Datasets.open(request.dataset());
    } catch (DatasetException e) {
      throw new ServiceException(ErrorReason.INVALID_DATASET, ErrorStatus.message(e), e);
    }
  }
}
