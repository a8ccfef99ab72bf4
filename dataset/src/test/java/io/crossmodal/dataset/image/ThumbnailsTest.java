package io.crossmodal.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class ThumbnailsTest {

  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  @Test
  void fitsTheLongerSide() throws ImageException {
    BufferedImage picture = Pictures.bands(600, 200, BufferedImage.TYPE_INT_RGB);
    BufferedImage thumbnail = decoder.decode(Thumbnails.jpeg(picture, 96));
    assertThat(thumbnail.getWidth()).isEqualTo(96);
    assertThat(thumbnail.getHeight()).isEqualTo(32);
    assertThat(new Color(thumbnail.getRGB(16, 16)).getRed()).isGreaterThan(230);
    assertThat(new Color(thumbnail.getRGB(80, 16)).getBlue()).isGreaterThan(230);
  }

  @Test
  void neverEnlarges() throws ImageException {
    BufferedImage picture = Pictures.bands(30, 20, BufferedImage.TYPE_INT_RGB);
    assertThat(decoder.decode(Thumbnails.jpeg(picture, 2_048)).getWidth()).isEqualTo(30);
  }

  @Test
  void keepsAPixelOfThinPictures() throws ImageException {
    BufferedImage picture = Pictures.bands(1_000, 1, BufferedImage.TYPE_INT_RGB);
    BufferedImage thumbnail = decoder.decode(Thumbnails.jpeg(picture, 10));
    assertThat(thumbnail.getWidth()).isEqualTo(10);
    assertThat(thumbnail.getHeight()).isEqualTo(1);
  }

  @Test
  void averagesWhatItReduces() throws ImageException {
    BufferedImage stripes = new BufferedImage(512, 512, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 512 * 512; i++) {
      stripes.setRGB(i % 512, i / 512, i % 2 == 0 ? 0xFFFFFF : 0);
    }
    BufferedImage thumbnail = decoder.decode(Thumbnails.jpeg(stripes, 64));
    assertThat(new Color(thumbnail.getRGB(32, 32)).getGreen()).isBetween(120, 135);
  }

  @Test
  void rejectsNoSide() {
    assertThatThrownBy(() -> Thumbnails.jpeg(Pictures.bands(3, 3, 1), 0))
        .hasMessage("maxSide: 0 (expected: at least 1)");
  }
}
