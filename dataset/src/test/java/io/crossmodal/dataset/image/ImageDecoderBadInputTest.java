package io.crossmodal.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crossmodal.dataset.image.ImageException.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderBadInputTest {

  private static final BufferedImage PICTURE = noise(64, 48);

  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  @Test
  void refusesNoBytes() {
    assertFails(new byte[0], Reason.EMPTY, "image: 0 bytes (expected: 1..20971520)");
  }

  @Test
  void refusesMoreBytesThanTheLimit() {
    ImageDecoder small = new ImageDecoder(new ImageLimits(100, 1_000, 1_000_000));
    assertThatExceptionOfType(ImageException.class)
        .isThrownBy(() -> small.decode(new byte[101]))
        .withMessage("image: 101 bytes (expected: 1..100)")
        .returns(Reason.TOO_LARGE, ImageException::reason);
  }

  @Test
  void tellsTextByItsBytes() {
    byte[] text = "not a picture at all".getBytes(StandardCharsets.UTF_8);
    assertFails(text, Reason.UNSUPPORTED_FORMAT, "starts with bytes 6e 6f 74");
    assertFails(new byte[] {1}, Reason.UNSUPPORTED_FORMAT, "starts with bytes 01");
  }

  @Test
  void refusesAHugePngByItsHeader() {
    byte[] png = Pictures.encoded(PICTURE, "png");
    ByteBuffer header = ByteBuffer.wrap(png);
    header.putInt(16, 60_000).putInt(20, 60_000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    header.putInt(29, (int) crc.getValue());
    assertFails(png, Reason.TOO_MANY_PIXELS, "60000x60000 pixels (expected: at most 16384 a side");
  }

  @Test
  void refusesAHugeJpegByItsHeader() {
    byte[] jpeg = Pictures.encoded(PICTURE, "jpeg");
    int frame = find(jpeg, "ffc0");
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 60_000).putShort(frame + 7, (short) 60_000);
    assertFails(jpeg, Reason.TOO_MANY_PIXELS, "60000x60000");
  }

  @Test
  void refusesHugeGifBmpAndWebpByTheirHeaders() throws IOException {
    byte[] gif = Pictures.encoded(PICTURE, "gif");
    int frame = find(gif, "2c0000000040003000");
    order(gif).putShort(frame + 5, (short) 60_000).putShort(frame + 7, (short) 60_000);
    assertFails(gif, Reason.TOO_MANY_PIXELS, "60000x60000");
    byte[] bmp = Pictures.encoded(PICTURE, "bmp");
    order(bmp).putInt(18, 60_000).putInt(22, 60_000);
    assertFails(bmp, Reason.TOO_MANY_PIXELS, "60000x60000");
    byte[] webp = Pictures.resource("bands-lossless.webp");
    order(webp).putInt(find(webp, "5650384c") + 9, 0x0FFFFFFF);
    assertFails(webp, Reason.TOO_MANY_PIXELS, "16384x16384");
  }

  @Test
  void refusesManyPixelsWithinTheSides() {
    ImageDecoder small = new ImageDecoder(new ImageLimits(1 << 20, 64, 64 * 47));
    assertThatExceptionOfType(ImageException.class)
        .isThrownBy(() -> small.decode(Pictures.encoded(PICTURE, "png")))
        .withMessage("image: 64x48 pixels (expected: at most 64 a side and 3008 in all)");
  }

  @Test
  void refusesPicturesInsideABmp() {
    byte[] bmp = Pictures.encoded(PICTURE, "bmp");
    order(bmp).putInt(30, 5);
    assertFails(bmp, Reason.UNSUPPORTED_FORMAT, "embedded JPEG or PNG");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
  void refusesFilesCutShort(String format) {
    byte[] whole = Pictures.encoded(PICTURE, format);
    for (double part : new double[] {0.3, 0.6, 0.9}) {
      byte[] cut = Arrays.copyOf(whole, (int) (part * whole.length));
      assertFails(cut, Reason.CORRUPT, "");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bands.webp", "bands-lossless.webp", "bands-cmyk.jpg"})
  void refusesOtherWritersFilesCutShort(String name) throws IOException {
    byte[] whole = Pictures.resource(name);
    assertFails(Arrays.copyOf(whole, whole.length - 4), Reason.CORRUPT, "");
  }

  @Test
  void readsAroundADamagedProfile() {
    byte[] jpeg = Pictures.encoded(PICTURE, "jpeg");
    byte[] profile = HexFormat.of().parseHex("ffe200144943435f50524f46494c4500010161626364");
    byte[] damaged =
        ByteBuffer.allocate(jpeg.length + profile.length)
            .put(jpeg, 0, 2)
            .put(profile)
            .put(jpeg, 2, jpeg.length - 2)
            .array();
    assertThatCode(() -> decoder.decode(damaged)).doesNotThrowAnyException();
  }

  @Test
  void answersDamageWithItsOwnExceptionOnly() throws IOException {
    Random random = new Random(1);
    byte[][] seeds = {
      Pictures.encoded(PICTURE, "png"),
      Pictures.encoded(PICTURE, "jpeg"),
      Pictures.encoded(PICTURE, "gif"),
      Pictures.encoded(PICTURE, "bmp"),
      Pictures.resource("bands.webp"),
      Pictures.resource("bands-exif6.webp"),
      Pictures.resource("bands-ycck.jpg")
    };
    ImageDecoder bounded = new ImageDecoder(new ImageLimits(1 << 20, 1_000, 100_000));
    int refused = 0;
    for (int i = 0; i < 700; i++) {
      byte[] damaged = seeds[i % seeds.length].clone();
      for (int j = 0; j < 4; j++) {
        damaged[random.nextInt(Math.min(damaged.length, 300))] = (byte) random.nextInt();
      }
      try {
        bounded.decode(damaged);
      } catch (ImageException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(100, 699);
  }

  private void assertFails(byte[] encoded, Reason reason, String message) {
    assertThatExceptionOfType(ImageException.class)
        .isThrownBy(() -> decoder.decode(encoded))
        .withMessageContaining(message)
        .returns(reason, ImageException::reason);
  }

  private static int find(byte[] bytes, String hex) {
    int at = HexFormat.of().formatHex(bytes).indexOf(hex);
    assertThat(at).isPositive().isEven();
    return at / 2;
  }

  private static ByteBuffer order(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static BufferedImage noise(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(5);
    for (int i = 0; i < width * height; i++) {
      picture.setRGB(i % width, i / width, random.nextInt(1 << 24));
    }
    return picture;
  }
}
