package io.crossmodal.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {

  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif", "bmp", "jpeg"})
  void decodesToPlainRgb(String format) throws ImageException {
    byte[] encoded = Pictures.encoded(Pictures.bands(48, 32, BufferedImage.TYPE_INT_RGB), format);
    BufferedImage decoded = decoder.decode(encoded);
    assertThat(decoded.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
    assertThat(decoded.getWidth()).isEqualTo(48);
    assertThat(decoded.getHeight()).isEqualTo(32);
    assertColour(decoded, 8, 16, 255, 0, 0);
    assertColour(decoded, 24, 16, 0, 255, 0);
    assertColour(decoded, 40, 16, 0, 0, 255);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bands.webp",
        "bands-lossless.webp",
        "bands-animated.webp",
        "bands-cmyk.jpg",
        "bands-ycck.jpg"
      })
  void decodesOtherWritersFiles(String name) throws IOException {
    BufferedImage decoded = decoder.decode(Pictures.resource(name));
    assertThat(decoded.getWidth()).isEqualTo(24);
    assertThat(decoded.getHeight()).isEqualTo(16);
    assertColour(decoded, 4, 8, 200, 40, 30);
    assertColour(decoded, 12, 8, 20, 160, 60);
    assertColour(decoded, 20, 8, 20, 60, 180);
  }

  @Test
  void keepsStoredGreyValuesWithoutGamma() throws ImageException {
    BufferedImage grey = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSample(3, 3, 0, 100);
    assertColour(decoder.decode(Pictures.encoded(grey, "png")), 3, 3, 100, 100, 100);
  }

  @Test
  void clipsGreyOfSixteenBits() throws ImageException {
    BufferedImage deep = new BufferedImage(8, 8, BufferedImage.TYPE_USHORT_GRAY);
    assertThat(deep.getRaster().getDataBuffer().getDataType()).isEqualTo(DataBuffer.TYPE_USHORT);
    deep.getRaster().setSample(3, 3, 0, 0xABCD);
    deep.getRaster().setSample(4, 3, 0, 77);
    BufferedImage decoded = decoder.decode(Pictures.encoded(deep, "png"));
    assertColour(decoded, 3, 3, 255, 255, 255);
    assertColour(decoded, 4, 3, 77, 77, 77);
  }

  @Test
  void keepsTheHighByteOfColoursOfSixteenBits() throws ImageException {
    ColorModel colours =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            Transparency.OPAQUE,
            DataBuffer.TYPE_USHORT);
    BufferedImage deep =
        new BufferedImage(colours, colours.createCompatibleWritableRaster(8, 8), false, null);
    deep.getRaster().setPixel(3, 3, new int[] {0xABCD, 0x12FF, 77});
    assertColour(decoder.decode(Pictures.encoded(deep, "png")), 3, 3, 0xAB, 0x12, 0);
  }

  @Test
  void dropsAlpha() throws ImageException {
    BufferedImage clear = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
    clear.setRGB(3, 3, 0x40C86432);
    assertColour(decoder.decode(Pictures.encoded(clear, "png")), 3, 3, 0xC8, 0x64, 0x32);
  }

  @Test
  void looksUpPalettes() throws ImageException {
    byte[] reds = {10, 20, 30, 40};
    byte[] zeros = new byte[4];
    IndexColorModel palette = new IndexColorModel(2, 4, reds, zeros, zeros, 2);
    BufferedImage indexed = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_BINARY, palette);
    indexed.getRaster().setSample(3, 3, 0, 2);
    indexed.getRaster().setSample(4, 3, 0, 3);
    BufferedImage decoded = decoder.decode(Pictures.encoded(indexed, "png"));
    assertColour(decoded, 3, 3, 30, 0, 0);
    assertColour(decoded, 4, 3, 40, 0, 0);
  }

  /** Where the red band lies once the picture is upright: left, right, top or bottom. */
  @ParameterizedTest
  @CsvSource({
    "1,left",
    "2,right",
    "3,right",
    "4,left",
    "5,top",
    "6,top",
    "7,bottom",
    "8,bottom",
    "9,left"
  })
  void appliesOrientation(int orientation, String red) throws ImageException {
    byte[] jpeg = Pictures.encoded(Pictures.bands(48, 16, BufferedImage.TYPE_INT_RGB), "jpeg");
    BufferedImage decoded = decoder.decode(Pictures.withOrientation(jpeg, orientation));
    boolean turned = red.equals("top") || red.equals("bottom");
    assertThat(decoded.getWidth()).isEqualTo(turned ? 16 : 48);
    assertThat(decoded.getHeight()).isEqualTo(turned ? 48 : 16);
    int near = red.equals("left") || red.equals("top") ? 8 : 40;
    assertColour(decoded, turned ? 8 : near, turned ? near : 8, 255, 0, 0);
  }

  @Test
  void appliesOrientationOfWebp() throws IOException {
    BufferedImage decoded = decoder.decode(Pictures.resource("bands-exif6.webp"));
    assertThat(decoded.getWidth()).isEqualTo(16);
    assertColour(decoded, 8, 4, 200, 40, 30);
    assertColour(decoded, 8, 20, 20, 60, 180);
  }

  private static void assertColour(BufferedImage picture, int x, int y, int... rgb) {
    Color found = new Color(picture.getRGB(x, y));
    assertThat(
            Math.abs(found.getRed() - rgb[0])
                + Math.abs(found.getGreen() - rgb[1])
                + Math.abs(found.getBlue() - rgb[2]))
        .as("%s at %d, %d", found, x, y)
        .isLessThanOrEqualTo(6);
  }
}
