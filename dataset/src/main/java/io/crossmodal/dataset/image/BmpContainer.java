package io.crossmodal.dataset.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Refuses a BMP that wraps a JPEG or PNG, whose size would escape the limits. */
final class BmpContainer {

  private static final int COMPRESSION_AT = 30;
  private static final int EMBEDDED_JPEG = 4;
  private static final int EMBEDDED_PNG = 5;

  private BmpContainer() {}

  static Container parse(byte[] bytes) throws ImageException {
    if (bytes.length >= COMPRESSION_AT + Integer.BYTES) {
      int compression =
          ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(COMPRESSION_AT);
      if (compression == EMBEDDED_JPEG || compression == EMBEDDED_PNG) {
        throw ImageException.unsupported(ImageFormat.BMP, "an embedded JPEG or PNG");
      }
    }
    return Container.plain(bytes);
  }
}
