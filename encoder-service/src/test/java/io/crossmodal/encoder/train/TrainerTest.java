package io.crossmodal.encoder.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.dataset.CaptionDataset;
import io.crossmodal.dataset.DatasetSplit;
import io.crossmodal.dataset.Datasets;
import io.crossmodal.dataset.scenes.SceneDataset;
import io.crossmodal.encoder.model.DualEncoder;
import io.crossmodal.encoder.model.ModelFolder;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

  private static final String TINY =
      """
      preset: scenes
      model: {dimension: 32, prefixes: [16, 32], image_side: 32, image_width: 8, text_width: 32, \
      text_layers: 1}
      data: {word_dropout: 0, min_word_count: 1}
      optimizer: {epochs: %d, batch_size: 16, learning_rate: 0.005, warm_up_epochs: 0, patience: %d}
      weights: fp32
      """;

  @TempDir private static Path scenes;
  @TempDir private Path output;

  @BeforeAll
  static void drawScenes() throws IOException {
    SceneDataset.write(scenes, 16, 5, 64);
  }

  @Test
  void learnsSixteenScenesByHeart() throws IOException {
    List<EpochReport> curve = new ArrayList<>();
    TrainingResult result =
        train(config(60, 60), sameEverywhere(), reporting(curve), CancellationToken.NEVER);
    assertThat(curve).isEqualTo(result.curve());
    assertThat(curve.getLast().loss()).isLessThan(0.5 * curve.getFirst().loss());
    RetrievalFigures model = result.figures().getFirst();
    assertThat(model.system()).isEqualTo(RetrievalFigures.MODEL);
    assertThat(model.gallery()).isEqualTo(16);
    assertThat(model.recallAt1()).isGreaterThan(0.9);
    assertThat(result.figures()).hasSize(6);
    try (DualEncoder trained = ModelFolder.load(output)) {
      assertThat(trained.card().trainedOn()).endsWith(", 16 pictures");
      assertThat(trained.card().description()).contains("among 16 unseen pictures");
    }
  }

  @Test
  void givesTheSameWeightsForTheSameSeed() throws IOException {
    List<String> sums = new ArrayList<>();
    for (long seed : new long[] {1, 1, 2}) {
      train(
          config(2, 9).withSeed(seed),
          sameEverywhere(),
          TrainingListener.NONE,
          CancellationToken.NEVER);
      try (DualEncoder trained = ModelFolder.load(output)) {
        sums.add(trained.card().version());
      }
    }
    assertThat(sums.get(1)).isEqualTo(sums.get(0));
    assertThat(sums.get(2)).isNotEqualTo(sums.get(0));
  }

  @Test
  void keepsTheBestEpochWhenCancelled() throws IOException {
    List<EpochReport> curve = new ArrayList<>();
    CancellationToken afterTwoEpochs = () -> curve.size() == 2;
    DatasetSplit split = sameEverywhere();
    assertThatThrownBy(() -> train(config(50, 50), split, reporting(curve), afterTwoEpochs))
        .isInstanceOf(CancellationException.class);
    try (DualEncoder kept = ModelFolder.load(output)) {
      assertThat(kept.card().description()).startsWith("Unfinished: epoch ");
    }
  }

  @Test
  void endsEarlyWithoutProgress() throws IOException {
    TrainingResult result =
        train(config(300, 3), sameEverywhere(), TrainingListener.NONE, CancellationToken.NEVER);
    assertThat(result.curve()).hasSize(result.bestEpoch() + 3);
  }

  @Test
  void leavesOutPicturesThatCannotBeRead(@TempDir Path broken) throws IOException {
    SceneDataset.write(broken, 8, 5, 64);
    Files.writeString(broken.resolve("images/00003.png"), "no picture");
    CaptionDataset dataset = Datasets.open(broken);
    TrainingResult result =
        train(
            config(1, 1),
            new DatasetSplit(dataset, dataset, dataset),
            TrainingListener.NONE,
            CancellationToken.NEVER);
    assertThat(result.trainImages()).isEqualTo(7);
    assertThat(result.problems()).singleElement().asString().startsWith("00003.png: ");
  }

  @Test
  void refusesAnEmptyPart() throws IOException {
    DatasetSplit split = DatasetSplit.byImage(Datasets.open(scenes), 1, 0.5, 0.5);
    assertThatThrownBy(
            () -> train(config(1, 1), split, TrainingListener.NONE, CancellationToken.NEVER))
        .isInstanceOf(ServiceException.class)
        .hasMessageEndingWith("test: 0 readable pictures of 0 (expected: at least 1)")
        .extracting(e -> ((ServiceException) e).reason())
        .isEqualTo(ErrorReason.INVALID_DATASET);
  }

  private TrainingResult train(
      TrainingConfig config,
      DatasetSplit split,
      TrainingListener listener,
      CancellationToken cancellation)
      throws IOException {
    return Trainer.train(config, split, output, listener, cancellation);
  }

  private static TrainingConfig config(int epochs, int patience) {
    return TrainingConfigs.parse(TINY.formatted(epochs, patience));
  }

  private static DatasetSplit sameEverywhere() throws IOException {
    CaptionDataset dataset = Datasets.open(scenes);
    return new DatasetSplit(dataset, dataset, dataset);
  }

  private static TrainingListener reporting(List<EpochReport> curve) {
    return new TrainingListener() {
      @Override
      public void epoch(EpochReport epoch) {
        curve.add(epoch);
      }
    };
  }
}
