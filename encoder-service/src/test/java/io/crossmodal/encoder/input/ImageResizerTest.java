package io.crossmodal.encoder.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageResizerTest {

  /** Bytes of Pillow 13.0.0: resize of the shorter edge with BILINEAR, then the middle square. */
  @ParameterizedTest
  @CsvSource({
    "37, 23, 8, 1714fef2",
    "23, 37, 8, be807353",
    "100, 61, 16, 4930a72d",
    "5, 7, 16, ece4d206",
    "64, 64, 64, ea7dd26b",
    "333, 500, 64, d5b359c8",
    "8, 8, 3, fb4c1045",
  })
  void givesPillowsPixels(int width, int height, int side, String crc32) {
    CRC32 crc = new CRC32();
    crc.update(new ImageResizer(side).resize(pattern(width, height)).pixels());
    assertThat(Long.toHexString(crc.getValue())).isEqualTo(crc32);
  }

  /**
   * Bytes of Pillow 13.0.0, of 600 random cases that were compared: tall pictures take the vertical
   * pass first, and what is smaller than the square gets black around it.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 130, HAMMING, true, 13, 13, f651ec22",
    "54, 76, BOX, true, 36, 36, 2bb19daa",
    "20, 154, BOX, true, 20, 20, b625ff1c",
    "54, 128, BICUBIC, true, 24, 24, a26fa8ed",
    "72, 147, HAMMING, true, 14, 14, 797a764",
    "41, 54, LANCZOS, false, 37, 36, f3f779dc",
    "129, 105, LANCZOS, false, 34, 33, 667209af",
    "134, 5, LANCZOS, false, 42, 43, 8fdfa1dc",
    "7, 94, BICUBIC, false, 26, 28, ee0fa3a3",
    "85, 103, BICUBIC, false, 18, 20, a96ea891",
    "12, 111, HAMMING, false, 42, 41, b7105934",
  })
  void givesPillowsPixelsForEveryFilter(
      int width, int height, Filter filter, boolean exact, int length, int side, String crc32) {
    Scaling scaling = exact ? new Scaling.Exact(length, length) : new Scaling.ShorterEdge(length);
    ImageResizer resizer = new ImageResizer(scaling, filter, side, CropOffset.FLOOR);
    CRC32 crc = new CRC32();
    crc.update(resizer.resize(pattern(width, height)).interleaved());
    assertThat(Long.toHexString(crc.getValue())).isEqualTo(crc32);
  }

  @Test
  void keepsTheMiddleOfAWidePicture() {
    BufferedImage wide = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 100; y++) {
      for (int x = 100; x < 200; x++) {
        wide.setRGB(x, y, Color.WHITE.getRGB());
      }
    }
    ImageTensor square = new ImageResizer(10).resize(wide);
    assertThat(square.channel(0, 5, 5)).isEqualTo(255);
    assertThat(square.channel(0, 1, 5)).isEqualTo(255);
  }

  @Test
  void scalesAPictureOfOnePixel() {
    BufferedImage pixel = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    pixel.setRGB(0, 0, 0x102030);
    ImageTensor square = new ImageResizer(4).resize(pixel);
    assertThat(square.channel(0, 3, 3)).isEqualTo(0x10);
    assertThat(square.channel(1, 0, 2)).isEqualTo(0x20);
    assertThat(square.channel(2, 1, 0)).isEqualTo(0x30);
  }

  @Test
  void cropsAndMirrors() {
    ImageTensor square = new ImageResizer(8).resize(pattern(8, 8));
    ImageTensor part = square.crop(2, 3, 4);
    assertThat(part.channel(1, 0, 0)).isEqualTo(square.channel(1, 2, 3));
    assertThat(part.channel(2, 3, 3)).isEqualTo(square.channel(2, 5, 6));
    assertThat(square.mirrored().channel(1, 0, 5)).isEqualTo(square.channel(1, 7, 5));
  }

  @Test
  void blendsTheNearestPixelsWhenScaled() {
    ImageTensor square = new ImageResizer(8).resize(pattern(8, 8));
    assertThat(square.scaled(8).pixels()).isEqualTo(square.pixels());
    int sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += square.channel(1, 2 + i % 2, 4 + i / 2);
    }
    assertThat(square.scaled(4).channel(1, 1, 2)).isEqualTo(Math.round(sum / 4f));
    assertThat(square.scaled(16).channel(2, 0, 0)).isEqualTo(square.channel(2, 0, 0));
  }

  @Test
  void refusesPixelsOfAnotherSide() {
    assertThatThrownBy(() -> new ImageTensor(2, new byte[5]))
        .hasMessage("pixels: 5 bytes of side 2 (expected: 3 * side * side)");
  }

  private static BufferedImage pattern(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = (x * 7 + y * 3) % 256;
        int green = (x * x + y * 11) % 256;
        int blue = (x * y * 5 + 17) % 256;
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return image;
  }
}
