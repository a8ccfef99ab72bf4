package io.crossmodal.encoder.train;

import io.crossmodal.dataset.DatasetSplit;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Trains a dual encoder; one at a time in a JVM, since the device library collects gradients for
 * one.
 *
 * <p>The same configuration, data, number of threads and machine give the same weights.
 */
public final class Trainer {

  private Trainer() {}

  /**
   * Trains on the first part of a split, keeps the weights that are best on the second and measures
   * them on the third.
   *
   * @param output folder of the model; its best weights so far are there after every epoch
   * @throws java.util.concurrent.CancellationException if cancelled; what was saved stays
   * @throws ServiceException {@link ErrorReason#INVALID_DATASET} if a part has too few readable
   *     pictures
   * @throws IOException if the folder can't be written
   */
  public static TrainingResult train(
      TrainingConfig config,
      DatasetSplit split,
      Path output,
      TrainingListener listener,
      CancellationToken cancellation)
      throws IOException {
    try (TrainingRun run = TrainingRun.prepare(config, split, output, listener, cancellation)) {
      return run.complete();
    }
  }
}
