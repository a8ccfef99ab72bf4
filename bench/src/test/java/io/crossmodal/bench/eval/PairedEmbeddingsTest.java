package io.crossmodal.bench.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.dataset.EmbeddingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairedEmbeddingsTest {

  @TempDir private Path folder;

  @Test
  void isTheSameFileForTheSameSeed() throws Exception {
    Path one = folder.resolve("one.npz");
    Path two = folder.resolve("two.npz");
    new PairedEmbeddings(7).write(one, 30);
    new PairedEmbeddings(7).write(two, 30);
    assertThat(Files.mismatch(one, two)).isEqualTo(-1);
  }

  @Test
  void putsTheRightPictureNearestToMostTexts() throws Exception {
    Path file = folder.resolve("pairs.npz");
    new PairedEmbeddings(7).write(file, 60);
    EmbeddingsFile read = EmbeddingsFile.read(file);
    assertThat(read.dimensions()).containsExactly(256, 512, 1024);
    float[][] texts = read.texts(512);
    float[][] pictures = read.gallery(512);
    int found = 0;
    for (int text = 0; text < texts.length; text++) {
      found += nearest(texts[text], pictures) == read.labels()[text][1] ? 1 : 0;
    }
    assertThat(found).isBetween(20, 59);
  }

  private static int nearest(float[] text, float[][] pictures) {
    int best = 0;
    float highest = Float.NEGATIVE_INFINITY;
    for (int picture = 0; picture < pictures.length; picture++) {
      float score = 0;
      for (int i = 0; i < text.length; i++) {
        score += text[i] * pictures[picture][i];
      }
      if (score > highest) {
        highest = score;
        best = picture;
      }
    }
    return best;
  }
}
