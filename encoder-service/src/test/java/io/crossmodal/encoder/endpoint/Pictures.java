package io.crossmodal.encoder.endpoint;

import com.google.protobuf.ByteString;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Good and bad pictures, as callers send them. */
final class Pictures {

  private Pictures() {}

  /** A disc on a ground, so that no two colours give the same picture. */
  static ByteString picture(String format, int side, int rgb) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.LIGHT_GRAY);
    graphics.fillRect(0, 0, side, side);
    graphics.setColor(new Color(rgb));
    graphics.fillOval(side / 4, side / 4, side / 2, side / 2);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalArgumentException("no writer of " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ByteString.copyFrom(bytes.toByteArray());
  }

  static ByteString cutShort(ByteString picture) {
    return picture.substring(0, picture.size() / 2);
  }

  /** The bytes in the middle replaced by zeros. */
  static ByteString broken(ByteString picture) {
    byte[] bytes = picture.toByteArray();
    Arrays.fill(bytes, 40, bytes.length * 3 / 4, (byte) 0);
    return ByteString.copyFrom(bytes);
  }

  static ByteString textFile() {
    return ByteString.copyFrom("This is no picture.\n".repeat(50), StandardCharsets.UTF_8);
  }

  /** A PNG of a few bytes whose header promises 60000 x 60000 pixels: 10.8 GB once decoded. */
  static ByteString bomb() {
    byte[] png = picture("png", 16, 0).toByteArray();
    ByteBuffer header = ByteBuffer.wrap(png);
    header.putInt(16, 60_000).putInt(20, 60_000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    header.putInt(29, (int) crc.getValue());
    return ByteString.copyFrom(png);
  }

  static ByteString tooManyBytes() {
    byte[] bytes = Arrays.copyOf(picture("jpg", 64, 0).toByteArray(), (20 << 20) + 1);
    return ByteString.copyFrom(bytes);
  }
}
