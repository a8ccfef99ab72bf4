package io.crossmodal.gateway.fake;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Real encoded pictures, made here. */
public final class Pictures {

  private Pictures() {}

  /** A picture of one colour. */
  public static byte[] plain(Color colour, int width, int height, String format) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(picture, format, bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A PNG of a few bytes whose header speaks of a picture of this size. */
  public static byte[] headerOnly(int width, int height) {
    ByteBuffer png = ByteBuffer.allocate(8 + 25 + 12);
    png.putLong(0x89504E470D0A1A0AL);
    ByteBuffer header = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII));
    header.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
    chunk(png, header.array());
    chunk(png, "IEND".getBytes(StandardCharsets.US_ASCII));
    return png.array();
  }

  private static void chunk(ByteBuffer png, byte[] typeAndData) {
    CRC32 crc = new CRC32();
    crc.update(typeAndData);
    png.putInt(typeAndData.length - 4).put(typeAndData).putInt((int) crc.getValue());
  }
}
