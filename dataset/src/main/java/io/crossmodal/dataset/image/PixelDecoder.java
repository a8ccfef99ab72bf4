package io.crossmodal.dataset.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** Runs the platform's reader of one format over a checked container. */
final class PixelDecoder {

  private static final String CUT_SHORT = "premature end";

  private final ImageFormat format;
  private final ImageLimits limits;
  private @Nullable String cutShort;

  PixelDecoder(ImageFormat format, ImageLimits limits) {
    this.format = format;
    this.limits = limits;
  }

  /** The stored pixels as TYPE_INT_RGB, not yet turned upright. */
  BufferedImage decode(Container container) throws ImageException {
    try {
      ImageReader reader = reader();
      try {
        return decode(reader, container);
      } finally {
        reader.dispose();
      }
    } catch (ImageException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The readers answer damaged files with whatever exception the damage runs into.
      throw new ImageException(
          ImageException.Reason.CORRUPT, "%s image: %s".formatted(format, e.getMessage()), e);
    }
  }

  private BufferedImage decode(ImageReader reader, Container container) throws IOException {
    reader.setInput(
        new MemoryCacheImageInputStream(new ByteArrayInputStream(container.stream())), true, true);
    reader.addIIOReadWarningListener((_, warning) -> note(warning));
    limits.checkSize(reader.getWidth(0), reader.getHeight(0));
    BufferedImage picture =
        switch (container.colour()) {
          case MODEL, YCC -> RgbPixels.of(reader.read(0));
          case CMYK -> RgbPixels.ofInks(raster(reader), false);
          case YCCK -> RgbPixels.ofInks(raster(reader), true);
        };
    if (cutShort != null) {
      throw ImageException.corrupt(format, cutShort);
    }
    return picture;
  }

  private static Raster raster(ImageReader reader) throws IOException {
    return reader.readRaster(0, null);
  }

  /** The JPEG reader fills what is missing with grey and only warns. */
  private void note(String warning) {
    if (warning.toLowerCase(Locale.ROOT).contains(CUT_SHORT)) {
      cutShort = warning;
    }
  }

  private ImageReader reader() throws IOException {
    return switch (format) {
      case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
      case JPEG, PNG, GIF, BMP -> ImageIO.getImageReadersByFormatName(format.name()).next();
    };
  }
}
