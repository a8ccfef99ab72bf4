package io.crossmodal.encoder.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.dataset.scenes.SceneDataset;
import io.crossmodal.encoder.model.ModelRepository;
import io.crossmodal.encoder.train.TrainingConfigs;
import io.crossmodal.encoder.training.TrainingRequest.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DualEncoderTrainingsTest {

  @TempDir private Path dir;
  private DualEncoderTrainings trainings;

  @BeforeEach
  void write() throws IOException {
    SceneDataset.write(dir.resolve("scenes"), 4, 1, 32);
    Path configured = dir.resolve("elsewhere/taken");
    trainings =
        new DualEncoderTrainings(
            new ModelRepository(dir.resolve("models"), List.of(configured)),
            List.of(configured),
            1);
  }

  @Test
  void plansAsManyEpochsAsTheRecipe() {
    PlannedTraining plan = trainings.plan(request("free"));

    assertThat(plan.epochs()).isEqualTo(TrainingConfigs.preset("scenes").optimizer().epochs());
    assertThat(plan.problems()).isEmpty();
  }

  @Test
  void refusesANameThatTheConfigurationGivesAway() {
    assertThatThrownBy(() -> trainings.plan(request("taken")))
        .hasMessageContaining("model: taken (expected: another name");
  }

  private TrainingRequest request(String model) {
    return new TrainingRequest(
        "", dir.resolve("scenes"), dir.resolve("out"), model, new Recipe.Preset("scenes"), null);
  }
}
