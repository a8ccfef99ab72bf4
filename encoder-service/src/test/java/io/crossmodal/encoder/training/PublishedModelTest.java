package io.crossmodal.encoder.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedModelTest {

  @TempDir private Path dir;
  private Path checkpoint;
  private Path model;

  @BeforeEach
  void write() throws IOException {
    checkpoint = Files.createDirectory(dir.resolve("checkpoint"));
    Files.writeString(checkpoint.resolve("a"), "new a");
    Files.writeString(checkpoint.resolve("b"), "new b");
    model = dir.resolve("data/models/photos");
  }

  @Test
  void copiesTheModelAndLeavesTheCheckpoint() throws IOException {
    PublishedModel.publish(checkpoint, model);

    assertThat(model.resolve("a")).hasContent("new a");
    assertThat(model.resolve("b")).hasContent("new b");
    assertThat(checkpoint.resolve("a")).hasContent("new a");
    assertThat(entries(dir.resolve("data"))).containsExactly("models");
  }

  @Test
  void replacesAnOldModelAsAWhole() throws IOException {
    Files.createDirectories(model);
    Files.writeString(model.resolve("a"), "old a");
    Files.writeString(model.resolve("stale"), "old");

    PublishedModel.publish(checkpoint, model);

    assertThat(entries(model)).containsExactly("a", "b");
    assertThat(model.resolve("a")).hasContent("new a");
    assertThat(entries(dir.resolve("data"))).containsExactly("models");
  }

  @Test
  void leavesAModelThatWasTrainedInPlace() throws IOException {
    PublishedModel.publish(checkpoint, dir.resolve("data/../checkpoint"));

    assertThat(entries(checkpoint)).containsExactly("a", "b");
  }

  @Test
  void keepsTheOldModelWhenTheCheckpointIsGone() throws IOException {
    Files.createDirectories(model);
    Files.writeString(model.resolve("a"), "old a");

    assertThatThrownBy(() -> PublishedModel.publish(dir.resolve("gone"), model))
        .isInstanceOf(IOException.class);
    assertThat(model.resolve("a")).hasContent("old a");
    assertThat(entries(dir.resolve("data"))).containsExactly("models");
  }

  private static List<String> entries(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
