package io.crossmodal.dataset.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.dataset.CaptionDataset;
import io.crossmodal.dataset.CaptionedImage;
import io.crossmodal.dataset.Datasets;
import io.crossmodal.dataset.image.ImageDecoder;
import io.crossmodal.dataset.image.ImageLimits;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneDatasetTest {

  @TempDir Path folder;

  @Test
  void writesAFolderThatReadsBackWhole() throws IOException {
    SceneDataset.write(folder, 20, 42, 48);
    CaptionDataset dataset = Datasets.open(folder);
    List<Scene> scenes = SceneGenerator.generate(new SceneSet(20, 42));
    assertThat(dataset.problems().count()).isZero();
    assertThat(dataset.images()).hasSize(20);
    for (int i = 0; i < 20; i++) {
      CaptionedImage image = dataset.images().get(i);
      assertThat(image.imageId()).isEqualTo("%05d.png".formatted(i));
      assertThat(image.captions()).isEqualTo(SceneCaptions.of(scenes.get(i)));
      BufferedImage decoded = new ImageDecoder(ImageLimits.DEFAULT).decode(image.picture().read());
      assertThat(decoded.getWidth()).isEqualTo(48);
      assertThat(decoded.getRGB(24, 24))
          .isEqualTo(ScenePainter.paint(scenes.get(i), 48).getRGB(24, 24));
    }
  }

  @Test
  void writesTheSameBytesForASeed() throws IOException {
    SceneDataset.write(folder.resolve("a"), 10, 42, 96);
    SceneDataset.write(folder.resolve("b"), 10, 42, 96);
    try (var files = Files.walk(folder.resolve("a"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path twin = folder.resolve("b").resolve(folder.resolve("a").relativize(file));
        assertThat(file).hasSameBinaryContentAs(twin);
      }
    }
  }
}
