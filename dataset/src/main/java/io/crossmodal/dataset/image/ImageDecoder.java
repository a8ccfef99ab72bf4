package io.crossmodal.dataset.image;

import java.awt.image.BufferedImage;

/**
 * Decodes JPEG, PNG, WebP, GIF (its first frame) and BMP from untrusted bytes.
 *
 * <p>The format is told by the bytes, sizes are checked before pixels are allocated, and a file cut
 * short is an error and no half-grey picture. Alpha is dropped, embedded profiles are ignored and
 * deeper channels keep their high byte, as Pillow's {@code convert("RGB")} does. Safe for use by
 * several threads.
 */
public final class ImageDecoder {

  private final ImageLimits limits;

  public ImageDecoder(ImageLimits limits) {
    this.limits = limits;
  }

  /**
   * The upright picture as TYPE_INT_RGB, its EXIF orientation applied.
   *
   * @throws ImageException for bytes that are no picture within the limits; other exceptions are
   *     bugs
   */
  public BufferedImage decode(byte[] encoded) throws ImageException {
    limits.checkBytes(encoded.length);
    ImageFormat format = ImageFormat.of(encoded);
    Container container = container(format, encoded);
    return container.orientation().applyTo(pixels(format, container));
  }

  private BufferedImage pixels(ImageFormat format, Container container) throws ImageException {
    if (format == ImageFormat.JPEG && container.colour() == Container.Colour.YCC) {
      BufferedImage picture = LibJpeg.decode(container.stream());
      if (picture != null) {
        return picture;
      }
    }
    return new PixelDecoder(format, limits).decode(container);
  }

  private Container container(ImageFormat format, byte[] encoded) throws ImageException {
    return switch (format) {
      case JPEG -> JpegContainer.parse(encoded, limits);
      case PNG -> PngContainer.parse(encoded, limits);
      case WEBP -> WebpContainer.parse(encoded, limits);
      case BMP -> BmpContainer.parse(encoded, limits);
      case GIF -> Container.plain(encoded);
    };
  }
}
