package io.crossmodal.dataset.image;

/**
 * How large an encoded picture may be before its pixels are decoded.
 *
 * @param maxBytes encoded size
 * @param maxSide width and height in pixels
 * @param maxPixels width times height
 */
public record ImageLimits(long maxBytes, int maxSide, long maxPixels) {

  /** 20 MiB, 16,384 pixels a side, 50 million pixels. */
  public static final ImageLimits DEFAULT = new ImageLimits(20L << 20, 16_384, 50_000_000);

  public ImageLimits {
    if (maxBytes < 1 || maxSide < 1 || maxPixels < 1) {
      throw new IllegalArgumentException(
          "limits: %d bytes, %d a side, %d pixels (expected: each at least 1)"
              .formatted(maxBytes, maxSide, maxPixels));
    }
  }

  void checkBytes(int bytes) throws ImageException {
    if (bytes == 0) {
      throw new ImageException(
          ImageException.Reason.EMPTY, "image: 0 bytes (expected: 1..%d)".formatted(maxBytes));
    }
    if (bytes > maxBytes) {
      throw new ImageException(
          ImageException.Reason.TOO_LARGE,
          "image: %d bytes (expected: 1..%d)".formatted(bytes, maxBytes));
    }
  }

  void checkSize(int width, int height) throws ImageException {
    if (width < 1 || height < 1) {
      throw new ImageException(
          ImageException.Reason.CORRUPT,
          "image: %dx%d pixels (expected: at least 1x1)".formatted(width, height));
    }
    if (width > maxSide || height > maxSide || (long) width * height > maxPixels) {
      throw new ImageException(
          ImageException.Reason.TOO_MANY_PIXELS,
          "image: %dx%d pixels (expected: at most %d a side and %d in all)"
              .formatted(width, height, maxSide, maxPixels));
    }
  }
}
