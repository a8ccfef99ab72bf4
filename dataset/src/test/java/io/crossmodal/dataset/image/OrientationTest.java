package io.crossmodal.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {

  /**
   * The stored rows are "abc" and "def"; the EXIF standard says where row 0 and column 0 belong.
   */
  @ParameterizedTest
  @CsvSource({
    "0,abc/def",
    "1,abc/def",
    "2,cba/fed",
    "3,fed/cba",
    "4,def/abc",
    "5,ad/be/cf",
    "6,da/eb/fc",
    "7,fc/eb/da",
    "8,cf/be/ad",
    "70000,abc/def"
  })
  void turnsStoredRowsUpright(int value, String upright) {
    BufferedImage stored = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 6; i++) {
      stored.setRGB(i % 3, i / 3, 'a' + i);
    }
    assertThat(text(Orientation.of(value).applyTo(stored))).isEqualTo(upright);
  }

  private static String text(BufferedImage picture) {
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < picture.getHeight(); y++) {
      text.append(y == 0 ? "" : "/");
      for (int x = 0; x < picture.getWidth(); x++) {
        text.append((char) (picture.getRGB(x, y) & 0xFF));
      }
    }
    return text.toString();
  }
}
