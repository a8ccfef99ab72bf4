package io.crossmodal.encoder.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.encoder.input.ImageTensor;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomViewTest {

  private static final int SIDE = 16;

  private final Random random = new Random(1);

  @Test
  void leavesPicturesAloneUnlessToldOtherwise() {
    RandomView view = new RandomView(SIDE, new DataSettings(1, false, 0, 0.5, 1, 10));
    ImageTensor picture = slope(view.sourceSide());
    assertThat(view.sourceSide()).isEqualTo(SIDE);
    assertThat(view.of(picture, random)).isSameAs(picture);
  }

  @Test
  void showsSquaresOfTheAskedSideWithinThePicture() {
    RandomView view = new RandomView(SIDE, new DataSettings(0.5, false, 0, 0, 1, 10));
    ImageTensor picture = slope(view.sourceSide());
    assertThat(view.sourceSide()).isEqualTo(20);
    Set<Integer> corners = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      ImageTensor square = view.of(picture, random);
      assertThat(square.side()).isEqualTo(SIDE);
      assertThat(square.channel(0, SIDE - 1, 0)).isGreaterThan(square.channel(0, 0, 0) + 80);
      corners.add(square.channel(0, 0, 0));
    }
    assertThat(corners).hasSizeGreaterThan(5);
  }

  @Test
  void mirrorsHalfOfThePictures() {
    RandomView view = new RandomView(SIDE, new DataSettings(1, true, 0, 0, 1, 10));
    int mirrored = 0;
    for (int i = 0; i < 200; i++) {
      mirrored += view.of(slope(SIDE), random).channel(0, 0, 0) > 0 ? 1 : 0;
    }
    assertThat(mirrored).isBetween(70, 130);
  }

  @Test
  void makesPicturesLighterAndDarker() {
    RandomView view = new RandomView(SIDE, new DataSettings(1, false, 0.4, 0, 1, 10));
    Set<Integer> greys = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      greys.add(view.of(slope(SIDE), random).channel(0, SIDE / 2, 0));
    }
    assertThat(greys).anyMatch(grey -> grey < 100).anyMatch(grey -> grey > 140);
  }

  /** Black on the left, bright on the right. */
  private static ImageTensor slope(int side) {
    byte[] pixels = new byte[3 * side * side];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i % side * 240 / side);
    }
    return new ImageTensor(side, pixels);
  }
}
