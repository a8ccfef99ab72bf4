package io.crossmodal.encoder.train;

import io.crossmodal.dataset.CaptionDataset;
import io.crossmodal.dataset.DatasetSplit;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.List;

/**
 * The decoded parts of a split.
 *
 * @param train pictures larger than the tower sees them where random squares are cut
 * @param validation pictures as the tower sees them, the first 1,000 of the part
 * @param test pictures as the tower sees them
 * @param problems pictures that were left out, and why
 */
record TrainingParts(
    List<Example> train, List<Example> validation, List<Example> test, List<String> problems) {

  /** Enough to tell epochs apart; more would cost time every epoch. */
  private static final int MOST_VALIDATED = 1_000;

  static TrainingParts read(
      DatasetSplit split,
      TrainingConfig config,
      TrainingListener listener,
      CancellationToken cancellation) {
    ExampleReader reader = new ExampleReader(cancellation);
    int side = config.model().imageSide();
    listener.activity(
        "reading %d pictures"
            .formatted(
                split.train().images().size()
                    + split.validation().images().size()
                    + split.test().images().size()));
    return new TrainingParts(
        atLeast(
            2,
            reader.read(split.train(), new RandomView(side, config.data()).sourceSide()),
            split.train()),
        atLeast(
            1, reader.read(first(split.validation(), MOST_VALIDATED), side), split.validation()),
        atLeast(1, reader.read(split.test(), side), split.test()),
        reader.problems());
  }

  private static CaptionDataset first(CaptionDataset part, int count) {
    return new CaptionDataset(
        part.name(),
        part.images().subList(0, Math.min(count, part.images().size())),
        part.problems());
  }

  private static List<Example> atLeast(int least, List<Example> part, CaptionDataset from) {
    if (part.size() < least) {
      throw ServiceException.of(
          ErrorReason.INVALID_DATASET,
          "%s: %d readable pictures of %d (expected: at least %d)",
          from.name(),
          part.size(),
          from.images().size(),
          least);
    }
    return part;
  }
}
