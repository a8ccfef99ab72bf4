package io.crossmodal.encoder.input;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;

/**
 * Scales a picture and keeps the square in the middle, to the byte as Pillow does.
 *
 * <p>Two passes, each rounded to 8 bits, so that their order shows: horizontal first, but vertical
 * first where the height shrinks by more than twice of what the width does, as Pillow 13 chooses.
 * Only rows and columns that the square needs are computed. Where the scaled picture is smaller
 * than the square, the rest is black. Safe for use by several threads.
 *
 * @param scaling which size the picture is scaled to
 * @param filter how it is resampled
 * @param side of the result in pixels, 1 to 4,096
 * @param crop where the square lies
 */
public record ImageResizer(Scaling scaling, Filter filter, int side, CropOffset crop) {

  private static final int CHANNELS = 3;

  public ImageResizer {
    if (side < 1 || side > 4096) {
      throw new IllegalArgumentException("side: %d (expected: 1..4096 pixels)".formatted(side));
    }
  }

  /** The shorter edge to {@code side}, antialiased bilinear, as torchvision's transforms do. */
  public ImageResizer(int side) {
    this(new Scaling.ShorterEdge(side), Filter.BILINEAR, side, CropOffset.HALF_TO_EVEN);
  }

  /** What it does, in words. */
  public String describe() {
    return "%s (%s, antialiased), the %dx%d in the middle"
        .formatted(scaling, filter.name().toLowerCase(Locale.ROOT), side, side);
  }

  public ImageTensor resize(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    Scaling.Size scaled = scaling.of(width, height);
    Taps columns = Taps.of(filter, width, scaled.width(), crop.of(scaled.width(), side), side);
    Taps rows = Taps.of(filter, height, scaled.height(), crop.of(scaled.height(), side), side);
    boolean verticalFirst =
        scaled.height() < height && height - scaled.height() > 2 * (width - scaled.width());
    return new ImageTensor(
        side,
        verticalFirst
            ? horizontalOfRows(image, columns, rows)
            : vertical(horizontal(image, columns, rows), rows));
  }

  /** The vertical pass row by row, and the horizontal pass over each row. */
  private byte[] horizontalOfRows(BufferedImage image, Taps columns, Taps rows) {
    int left = columns.firstSource();
    int[] row = new int[columns.endSource() - left];
    int[][] planes = new int[CHANNELS][side * side];
    PixelSums sums = new PixelSums(left, row.length);
    for (int y = 0; y < side; y++) {
      blendRows(image, left, rows.first()[y], rows.weights()[y], row);
      sums.unpack(row);
      sums.sum(columns, planes, y * side);
    }
    byte[] pixels = new byte[CHANNELS * side * side];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) planes[i / (side * side)][i % (side * side)];
    }
    return pixels;
  }

  private static void blendRows(
      BufferedImage image, int left, int top, int[] weights, int[] target) {
    int[] line = new int[target.length];
    int[][] sums = new int[CHANNELS][target.length];
    for (int i = 0; i < weights.length; i++) {
      readLine(image, left, top + i, line);
      for (int x = 0; x < line.length; x++) {
        sums[0][x] += (line[x] >> 16 & 0xFF) * weights[i];
        sums[1][x] += (line[x] >> 8 & 0xFF) * weights[i];
        sums[2][x] += (line[x] & 0xFF) * weights[i];
      }
    }
    for (int x = 0; x < target.length; x++) {
      target[x] =
          Taps.clip(sums[0][x] + Taps.HALF) << 16
              | Taps.clip(sums[1][x] + Taps.HALF) << 8
              | Taps.clip(sums[2][x] + Taps.HALF);
    }
  }

  /** Planes of {@code rows needed x side}, packed as 8-bit values in ints. */
  private int[][] horizontal(BufferedImage image, Taps columns, Taps rows) {
    int top = rows.firstSource();
    int height = rows.endSource() - top;
    int left = columns.firstSource();
    int[] line = new int[columns.endSource() - left];
    PixelSums sums = new PixelSums(left, line.length);
    int[][] planes = new int[CHANNELS][height * side];
    for (int y = 0; y < height; y++) {
      readLine(image, left, top + y, line);
      sums.unpack(line);
      sums.sum(columns, planes, y * side);
    }
    return planes;
  }

  /** Decoded pictures are plain ints: their lines are copied 30 times faster than converted. */
  private static void readLine(BufferedImage image, int left, int y, int[] line) {
    if (image.getType() == BufferedImage.TYPE_INT_RGB) {
      image.getRaster().getDataElements(left, y, line.length, 1, line);
    } else {
      image.getRGB(left, y, line.length, 1, line, 0, line.length);
    }
  }

  private byte[] vertical(int[][] planes, Taps rows) {
    int top = rows.firstSource();
    byte[] pixels = new byte[CHANNELS * side * side];
    int[] sums = new int[side];
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int y = 0; y < side; y++) {
        int source = (rows.first()[y] - top) * side;
        Arrays.fill(sums, Taps.HALF);
        for (int weight : rows.weights()[y]) {
          addRow(planes[channel], source, weight, sums);
          source += side;
        }
        int target = (channel * side + y) * side;
        for (int x = 0; x < side; x++) {
          pixels[target + x] = (byte) Taps.clip(sums[x]);
        }
      }
    }
    return pixels;
  }

  /** A loop over neighbours, which becomes vector instructions. */
  private static void addRow(int[] plane, int source, int weight, int[] sums) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += plane[source + x] * weight;
    }
  }
}
