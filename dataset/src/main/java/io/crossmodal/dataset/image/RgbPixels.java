package io.crossmodal.dataset.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;

/** Makes TYPE_INT_RGB of what readers give, on stored samples: without gamma, profile or alpha. */
final class RgbPixels {

  private RgbPixels() {}

  static BufferedImage of(BufferedImage picture) {
    BufferedImage rgb = blank(picture.getWidth(), picture.getHeight());
    int[] target = pixels(rgb);
    if (picture.getType() == BufferedImage.TYPE_3BYTE_BGR && isWhole(picture.getRaster())) {
      copyBgr(((DataBufferByte) picture.getRaster().getDataBuffer()).getData(), target);
    } else if (picture.getColorModel() instanceof ComponentColorModel model) {
      copyBands(picture.getRaster(), model, target);
    } else {
      picture.getRGB(0, 0, rgb.getWidth(), rgb.getHeight(), target, 0, rgb.getWidth());
      dropAlpha(target);
    }
    return rgb;
  }

  /**
   * Four ink channels as Adobe stores them, inverted: {@code red = cyan * key / 255}.
   *
   * @param luma whether the first three are Y, Cb and Cr of the ink, which is the inverse of the
   *     colour
   */
  static BufferedImage ofInks(Raster inks, boolean luma) {
    BufferedImage rgb = blank(inks.getWidth(), inks.getHeight());
    int[] target = pixels(rgb);
    int[] row = new int[4 * rgb.getWidth()];
    for (int y = 0, i = 0; y < rgb.getHeight(); y++) {
      inks.getPixels(inks.getMinX(), inks.getMinY() + y, rgb.getWidth(), 1, row);
      for (int x = 0; x < row.length; x += 4) {
        int colour =
            luma
                ? ~fromLuma(row[x], row[x + 1], row[x + 2])
                : packed(row[x], row[x + 1], row[x + 2]);
        target[i++] = darkened(colour, row[x + 3]);
      }
    }
    return rgb;
  }

  private static void copyBgr(byte[] bgr, int[] target) {
    for (int i = 0, at = 0; i < target.length; i++, at += 3) {
      target[i] = packed(bgr[at + 2] & 0xFF, bgr[at + 1] & 0xFF, bgr[at] & 0xFF);
    }
  }

  /**
   * One or two bands are grey (with alpha), three or four are RGB (with alpha). Deeper samples keep
   * their high byte, and plain grey ones are clipped at 255, each as Pillow does: what a model sees
   * is to be what it saw in Python.
   */
  private static void copyBands(Raster raster, ColorModel model, int[] target) {
    int bands = raster.getNumBands();
    int shift = bands == 1 ? 0 : Math.max(0, model.getComponentSize(0) - 8);
    int green = bands < 3 ? 0 : 1;
    int blue = bands < 3 ? 0 : 2;
    int[] row = new int[bands * raster.getWidth()];
    for (int y = 0, i = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
      for (int x = 0; x < row.length; x += bands) {
        target[i++] =
            packed(
                eight(row[x] >> shift),
                eight(row[x + green] >> shift),
                eight(row[x + blue] >> shift));
      }
    }
  }

  private static int eight(int sample) {
    return Math.min(sample, 255);
  }

  private static void dropAlpha(int[] argb) {
    for (int i = 0; i < argb.length; i++) {
      argb[i] &= 0xFFFFFF;
    }
  }

  /** JFIF's full-range BT.601. */
  private static int fromLuma(int y, int cb, int cr) {
    return packed(
        clamped(y + 1.402 * (cr - 128)),
        clamped(y - 0.344136 * (cb - 128) - 0.714136 * (cr - 128)),
        clamped(y + 1.772 * (cb - 128)));
  }

  private static int darkened(int rgb, int key) {
    return packed(
        scaled(rgb >> 16 & 0xFF, key), scaled(rgb >> 8 & 0xFF, key), scaled(rgb & 0xFF, key));
  }

  private static int scaled(int sample, int key) {
    return (sample * key + 127) / 255;
  }

  private static int clamped(double sample) {
    return (int) Math.clamp(Math.round(sample), 0L, 255L);
  }

  private static int packed(int red, int green, int blue) {
    return red << 16 | green << 8 | blue;
  }

  private static boolean isWhole(Raster raster) {
    return raster.getDataBuffer().getSize() == 3 * raster.getWidth() * raster.getHeight();
  }

  private static BufferedImage blank(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  private static int[] pixels(BufferedImage rgb) {
    return ((DataBufferInt) rgb.getRaster().getDataBuffer()).getData();
  }
}
