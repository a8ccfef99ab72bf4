package io.crossmodal.dataset.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Checks a BMP's header: its size, and that it wraps no JPEG or PNG, whose size would escape the
 * limits.
 */
final class BmpContainer {

  private static final int HEADER_SIZE_AT = 14;
  private static final int WIDTH_AT = 18;
  private static final int COMPRESSION_AT = 30;
  private static final int OLD_HEADER = 12;
  private static final int EMBEDDED_JPEG = 4;
  private static final int EMBEDDED_PNG = 5;

  private BmpContainer() {}

  static Container parse(byte[] bytes, ImageLimits limits) throws ImageException {
    ByteBuffer bmp = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < COMPRESSION_AT + Integer.BYTES) {
      throw ImageException.corrupt(ImageFormat.BMP, "ends inside its header");
    }
    if (bmp.getInt(HEADER_SIZE_AT) == OLD_HEADER) {
      limits.checkSize(
          Short.toUnsignedInt(bmp.getShort(WIDTH_AT)),
          Short.toUnsignedInt(bmp.getShort(WIDTH_AT + Short.BYTES)));
      return Container.plain(bytes);
    }
    // A negative height means rows from the top.
    limits.checkSize(bmp.getInt(WIDTH_AT), Math.abs(bmp.getInt(WIDTH_AT + Integer.BYTES)));
    int compression = bmp.getInt(COMPRESSION_AT);
    if (compression == EMBEDDED_JPEG || compression == EMBEDDED_PNG) {
      throw ImageException.unsupported(ImageFormat.BMP, "an embedded JPEG or PNG");
    }
    return Container.plain(bytes);
  }
}
