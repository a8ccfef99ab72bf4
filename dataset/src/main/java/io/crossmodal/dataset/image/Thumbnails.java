package io.crossmodal.dataset.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes small JPEGs of pictures. */
public final class Thumbnails {

  private static final float QUALITY = 0.85f;

  private Thumbnails() {}

  /**
   * The picture as a JPEG whose longer side is at most {@code maxSide} pixels; a smaller picture
   * keeps its size.
   *
   * @param picture of any type without alpha
   */
  public static byte[] jpeg(BufferedImage picture, int maxSide) {
    if (maxSide < 1) {
      throw new IllegalArgumentException("maxSide: %d (expected: at least 1)".formatted(maxSide));
    }
    int longer = Math.max(picture.getWidth(), picture.getHeight());
    double scale = Math.min(1.0, (double) maxSide / longer);
    int width = scaled(picture.getWidth(), scale);
    int height = scaled(picture.getHeight(), scale);
    try {
      return encode(reduced(picture, width, height));
    } catch (IOException e) {
      throw new UncheckedIOException("a JPEG in memory was not written", e);
    }
  }

  private static int scaled(int side, double scale) {
    return Math.max(1, (int) Math.round(side * scale));
  }

  /**
   * Halves until the next step reaches the target, since one bilinear step further down would skip
   * pixels.
   */
  private static BufferedImage reduced(BufferedImage picture, int width, int height) {
    BufferedImage current = picture;
    do {
      current =
          resized(
              current,
              Math.max(width, (current.getWidth() + 1) / 2),
              Math.max(height, (current.getHeight() + 1) / 2));
    } while (current.getWidth() > width || current.getHeight() > height);
    return current;
  }

  private static BufferedImage resized(BufferedImage picture, int width, int height) {
    int toWidth = Math.min(width, picture.getWidth());
    int toHeight = Math.min(height, picture.getHeight());
    BufferedImage result = new BufferedImage(toWidth, toHeight, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = result.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(picture, 0, 0, toWidth, toHeight, null);
    } finally {
      graphics.dispose();
    }
    return result;
  }

  private static byte[] encode(BufferedImage picture) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
