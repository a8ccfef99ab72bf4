package io.crossmodal.dataset.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenePainterTest {

  private static final Background WHITE =
      new Background(Background.Tint.WHITE, Background.Texture.PLAIN);

  @Test
  void paintsTheColourAtThePlace() {
    for (SceneColour colour : SceneColour.values()) {
      for (Place place : Place.values()) {
        SceneObject square = new SceneObject(SceneShape.SQUARE, colour, SceneSize.LARGE, place);
        BufferedImage picture = ScenePainter.paint(new Scene(List.of(square), WHITE, 5), 96);
        int rgb = picture.getRGB((int) (96 * place.x()), (int) (96 * place.y()));
        assertThat(distance(new Color(rgb), colour.paint())).isLessThan(30);
      }
    }
  }

  @Test
  void coversMoreForLargerSizes() {
    for (SceneShape shape : SceneShape.values()) {
      assertThat(painted(shape, SceneSize.SMALL)).isPositive();
      assertThat(painted(shape, SceneSize.MEDIUM))
          .isGreaterThan((long) (1.3 * painted(shape, SceneSize.SMALL)));
      assertThat(painted(shape, SceneSize.LARGE))
          .isGreaterThan((long) (1.3 * painted(shape, SceneSize.MEDIUM)));
    }
  }

  @Test
  void keepsEveryObjectInsideThePicture() {
    for (SceneShape shape : SceneShape.values()) {
      for (Place place : Place.values()) {
        for (int variation = 0; variation < 20; variation++) {
          SceneObject object = new SceneObject(shape, SceneColour.BLACK, SceneSize.LARGE, place);
          BufferedImage picture =
              ScenePainter.paint(new Scene(List.of(object), WHITE, variation), 64);
          long dark = dark(picture);
          assertThat(dark).isGreaterThan((long) (0.65 * painted(shape, SceneSize.LARGE)));
        }
      }
    }
  }

  @Test
  void paintsTheSamePixelsAgain() {
    for (Scene scene : SceneGenerator.generate(new SceneSet(30, 9))) {
      assertThat(pixels(ScenePainter.paint(scene, 96)))
          .isEqualTo(pixels(ScenePainter.paint(scene, 96)));
    }
  }

  @Test
  void variesWhatNoCaptionTells() {
    SceneObject star =
        new SceneObject(SceneShape.STAR, SceneColour.RED, SceneSize.SMALL, Place.LEFT);
    assertThat(pixels(ScenePainter.paint(new Scene(List.of(star), WHITE, 1), 96)))
        .isNotEqualTo(pixels(ScenePainter.paint(new Scene(List.of(star), WHITE, 2), 96)));
  }

  @Test
  void rejectsSidesOutOfRange() {
    Scene scene = SceneGenerator.generate(new SceneSet(1, 1)).getFirst();
    assertThatThrownBy(() -> ScenePainter.paint(scene, 0))
        .hasMessage("side: 0 (expected: 16..1024 pixels)");
    assertThatThrownBy(() -> ScenePainter.paint(scene, 100_000)).hasMessageContaining("100000");
  }

  private static long painted(SceneShape shape, SceneSize size) {
    SceneObject object = new SceneObject(shape, SceneColour.BLACK, size, Place.CENTRE);
    return dark(ScenePainter.paint(new Scene(List.of(object), WHITE, 4), 64));
  }

  private static long dark(BufferedImage picture) {
    int[] pixels = pixels(picture);
    return Arrays.stream(pixels).filter(p -> new Color(p).getGreen() < 100).count();
  }

  private static int[] pixels(BufferedImage picture) {
    return picture.getRGB(
        0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
  }

  private static double distance(Color a, Color b) {
    return Math.sqrt(
        Math.pow(a.getRed() - b.getRed(), 2)
            + Math.pow(a.getGreen() - b.getGreen(), 2)
            + Math.pow(a.getBlue() - b.getBlue(), 2));
  }
}
