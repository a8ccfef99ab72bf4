package io.crossmodal.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** libjpeg-turbo beside the platform's reader. */
class LibJpegTest {

  private static final RandomGenerator RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom").create(5);

  @BeforeEach
  void needsTheLibrary() {
    assumeThat(LibJpeg.problem()).as("libjpeg-turbo for this platform").isEmpty();
  }

  @Test
  void givesThePixelsOfThePlatformsReader() throws IOException {
    int[][] sizes = {{1, 1}, {2, 3}, {7, 8}, {17, 16}, {33, 65}, {100, 75}, {255, 129}};
    for (int[] size : sizes) {
      for (boolean progressive : new boolean[] {false, true}) {
        byte[] jpeg = jpeg(noise(size[0], size[1]), progressive);
        Container container = JpegContainer.parse(jpeg, ImageLimits.DEFAULT);
        assertThat(container.colour()).isEqualTo(Container.Colour.YCC);
        BufferedImage picture = Objects.requireNonNull(LibJpeg.decode(container.stream()));
        assertThat(pixels(picture))
            .as("%dx%d, progressive: %s", size[0], size[1], progressive)
            .isEqualTo(
                pixels(new PixelDecoder(ImageFormat.JPEG, ImageLimits.DEFAULT).decode(container)));
      }
    }
  }

  @Test
  void leavesEveryCutFileToThePlatformsReader() throws IOException {
    byte[] jpeg = jpeg(noise(60, 40), false);
    for (int length = 0; length < jpeg.length - 2; length += 7) {
      assertThat(LibJpeg.decode(Arrays.copyOf(jpeg, length))).as("%d bytes", length).isNull();
    }
  }

  @Test
  void survivesDamage() throws IOException {
    byte[] jpeg = jpeg(noise(60, 40), true);
    for (int round = 0; round < 300; round++) {
      byte[] damaged = jpeg.clone();
      damaged[RANDOM.nextInt(2, damaged.length)] = (byte) RANDOM.nextInt();
      try {
        assertThat(new ImageDecoder(ImageLimits.DEFAULT).decode(damaged).getWidth()).isPositive();
      } catch (ImageException e) {
        assertThat(e.reason())
            .isIn(
                ImageException.Reason.CORRUPT,
                ImageException.Reason.UNSUPPORTED_FORMAT,
                ImageException.Reason.TOO_MANY_PIXELS);
      }
    }
  }

  private static int[] pixels(BufferedImage picture) {
    assertThat(picture.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
    return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
  }

  /** Noise upon slopes, so that every coefficient is used. */
  private static BufferedImage noise(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int grey = 60 + 120 * x / width + RANDOM.nextInt(60);
        picture.setRGB(x, y, grey << 16 | RANDOM.nextInt(256) << 8 | 255 * y / height);
      }
    }
    return picture;
  }

  private static byte[] jpeg(BufferedImage picture, boolean progressive) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(stream);
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(0.85f);
      settings.setProgressiveMode(
          progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      writer.write(null, new IIOImage(picture, null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
