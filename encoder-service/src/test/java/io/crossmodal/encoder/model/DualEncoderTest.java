package io.crossmodal.encoder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crossmodal.encoder.input.ImageTensor;
import io.crossmodal.encoder.input.TokenizedText;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DualEncoderTest {

  private static final Offset<Float> CLOSE = within(1e-5f);

  private final DualEncoder encoder = Models.random(1);

  @AfterEach
  void close() {
    encoder.close();
  }

  @Test
  void givesUnitVectorsOfTheCardsDimension() {
    float[][] rows = encoder.encodeTexts(Models.texts(encoder, "a red star", "", "?!"));
    assertThat(rows).hasDimensions(3, encoder.card().dimension());
    for (float[] row : encoder.encodeImages(Models.images(3))) {
      assertThat(norm(row)).isCloseTo(1, within(1e-5));
    }
    assertThat(norm(rows[0])).isCloseTo(1, within(1e-5));
  }

  @Test
  void answersNothingForNothing() {
    assertThat(encoder.encodeTexts(List.of())).isEmpty();
    assertThat(encoder.encodeImages(List.of())).isEmpty();
  }

  @Test
  void encodesATextAlikeInAnyCompany() {
    List<TokenizedText> texts =
        Models.texts(encoder, "red", "a red star on the left on the right", "a star");
    float[][] together = encoder.encodeTexts(texts);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(encoder.encodeTexts(texts.subList(i, i + 1))[0])
          .containsExactly(together[i], CLOSE);
    }
  }

  @Test
  void encodesAPictureAlikeInAnyCompany() {
    List<ImageTensor> images = Models.images(5);
    float[][] together = encoder.encodeImages(images);
    assertThat(encoder.encodeImages(images.subList(3, 4))[0]).containsExactly(together[3], CLOSE);
  }

  @Test
  void hearsTheOrderOfWords() {
    float[][] rows = encoder.encodeTexts(Models.texts(encoder, "red star left", "left star red"));
    assertThat(rows[0]).isNotEqualTo(rows[1]);
  }

  @Test
  void refusesAPictureOfAnotherSide() {
    List<ImageTensor> small = List.of(new ImageTensor(1, new byte[3]));
    assertThatThrownBy(() -> encoder.encodeImages(small))
        .hasMessage("side: 1 (expected: 32 pixels)");
  }

  @Test
  void servesSeveralThreads() throws Exception {
    List<ImageTensor> images = Models.images(4);
    float[][] expected = encoder.encodeImages(images);
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Callable<float[][]>> calls =
          IntStream.range(0, 40)
              .<Callable<float[][]>>mapToObj(i -> () -> encoder.encodeImages(images))
              .toList();
      for (Future<float[][]> answer : pool.invokeAll(calls)) {
        assertThat(answer.get()).isDeepEqualTo(expected);
      }
    }
  }

  @Test
  void failsAfterClose() {
    encoder.close();
    encoder.close();
    List<ImageTensor> images = Models.images(1);
    assertThatThrownBy(() -> encoder.encodeImages(images))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("model unsaved is closed");
  }

  private static double norm(float[] row) {
    double squares = 0;
    for (float value : row) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }
}
