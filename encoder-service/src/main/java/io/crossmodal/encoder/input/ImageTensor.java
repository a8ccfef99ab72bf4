package io.crossmodal.encoder.input;

/**
 * A square picture as the image tower takes it.
 *
 * <p>The tower scales a byte {@code b} to {@code b / 127.5 - 1}, so a picture waits for its batch
 * in a quarter of the bytes of floats.
 *
 * @param side width and height in pixels
 * @param pixels unsigned bytes, plane by plane (red, green, blue), each row by row: {@code 3 * side
 *     * side}; not copied
 */
public record ImageTensor(int side, byte[] pixels) {

  public ImageTensor {
    if (side < 1 || pixels.length != 3 * side * side) {
      throw new IllegalArgumentException(
          "pixels: %d bytes of side %d (expected: 3 * side * side)".formatted(pixels.length, side));
    }
  }

  /** One channel (0 red, 1 green, 2 blue) of one pixel, 0 to 255. */
  public int channel(int channel, int x, int y) {
    return Byte.toUnsignedInt(pixels[(channel * side + y) * side + x]);
  }

  /** The same bytes pixel by pixel (red, green, blue), row by row. */
  public byte[] interleaved() {
    int plane = side * side;
    byte[] interleaved = new byte[pixels.length];
    for (int i = 0; i < plane; i++) {
      interleaved[3 * i] = pixels[i];
      interleaved[3 * i + 1] = pixels[plane + i];
      interleaved[3 * i + 2] = pixels[2 * plane + i];
    }
    return interleaved;
  }

  /** The square of the given side whose top left corner is at {@code (left, top)}. */
  public ImageTensor crop(int left, int top, int cropSide) {
    byte[] cropped = new byte[3 * cropSide * cropSide];
    for (int row = 0; row < 3 * cropSide; row++) {
      int source = (row / cropSide * side + top + row % cropSide) * side + left;
      System.arraycopy(pixels, source, cropped, row * cropSide, cropSide);
    }
    return new ImageTensor(cropSide, cropped);
  }

  /** Left and right exchanged. */
  public ImageTensor mirrored() {
    byte[] mirrored = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int x = i % side;
      mirrored[i - x + side - 1 - x] = pixels[i];
    }
    return new ImageTensor(side, mirrored);
  }

  /** The same picture at another side, each pixel a blend of its four nearest; not antialiased. */
  public ImageTensor scaled(int newSide) {
    byte[] scaled = new byte[3 * newSide * newSide];
    float step = (float) side / newSide;
    for (int i = 0; i < scaled.length; i++) {
      int row = i / newSide;
      float x = Math.clamp((i % newSide + 0.5f) * step - 0.5f, 0, side - 1);
      float y = Math.clamp((row % newSide + 0.5f) * step - 0.5f, 0, side - 1);
      scaled[i] = (byte) Math.round(blend(row / newSide, x, y));
    }
    return new ImageTensor(newSide, scaled);
  }

  private float blend(int channel, float x, float y) {
    int left = (int) x;
    int top = (int) y;
    int right = Math.min(left + 1, side - 1);
    int bottom = Math.min(top + 1, side - 1);
    float across = x - left;
    float above =
        channel(channel, left, top) * (1 - across) + channel(channel, right, top) * across;
    float below =
        channel(channel, left, bottom) * (1 - across) + channel(channel, right, bottom) * across;
    return above + (below - above) * (y - top);
  }
}
