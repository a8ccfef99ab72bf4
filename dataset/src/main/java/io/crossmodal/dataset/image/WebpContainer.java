package io.crossmodal.dataset.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Walks a WebP's chunks: every size it states, orientation, and whether the file is whole.
 *
 * <p>The canvas, each frame and each bitstream state a size of their own, and the decoder allocates
 * by the innermost.
 */
final class WebpContainer {

  private static final int FILE_HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int FRAME_HEADER = 16;
  private static final int VP8X = fourcc('V', 'P', '8', 'X');
  private static final int VP8L = fourcc('V', 'P', '8', 'L');
  private static final int VP8 = fourcc('V', 'P', '8', ' ');
  private static final int FRAME = fourcc('A', 'N', 'M', 'F');
  private static final int EXIF = fourcc('E', 'X', 'I', 'F');
  private static final int FOURTEEN_BITS = 0x3FFF;
  private static final int LONGEST_HEADER = 10;

  private final ByteBuffer webp;
  private final ImageLimits limits;
  private Orientation orientation = Orientation.UPRIGHT;

  private WebpContainer(byte[] bytes, ImageLimits limits) {
    this.webp = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.limits = limits;
  }

  static Container parse(byte[] bytes, ImageLimits limits) throws ImageException {
    WebpContainer container = new WebpContainer(bytes, limits);
    long stated = Integer.toUnsignedLong(container.webp.getInt(4)) + CHUNK_HEADER;
    if (stated > bytes.length) {
      throw ImageException.corrupt(
          ImageFormat.WEBP, "%d bytes (expected: %d)".formatted(bytes.length, stated));
    }
    container.chunks(FILE_HEADER, (int) stated);
    return new Container(bytes, container.orientation, Container.Colour.MODEL);
  }

  private void chunks(int from, int end) throws ImageException {
    int at = from;
    while (at <= end - CHUNK_HEADER) {
      int length = webp.getInt(at + 4);
      int body = at + CHUNK_HEADER;
      if (length < 0 || length > end - body) {
        throw ImageException.corrupt(ImageFormat.WEBP, "ends inside a chunk at byte " + at);
      }
      chunk(webp.getInt(at), body, length);
      at = body + length + (length & 1);
    }
  }

  private void chunk(int type, int at, int length) throws ImageException {
    if (type == EXIF) {
      readExif(at, length);
    } else if (type == VP8X || type == VP8 || type == VP8L || type == FRAME) {
      int needed = type == FRAME ? FRAME_HEADER : type == VP8L ? 5 : LONGEST_HEADER;
      if (length < needed) {
        throw ImageException.corrupt(ImageFormat.WEBP, "a header of %d bytes".formatted(length));
      }
      checkSize(type, at, length);
    }
  }

  private void checkSize(int type, int at, int length) throws ImageException {
    if (type == VP8X) {
      limits.checkSize(1 + unsigned24(at + 4), 1 + unsigned24(at + 7));
    } else if (type == VP8L) {
      int packed = webp.getInt(at + 1);
      limits.checkSize(1 + (packed & FOURTEEN_BITS), 1 + (packed >>> 14 & FOURTEEN_BITS));
    } else if (type == VP8) {
      limits.checkSize(
          webp.getShort(at + 6) & FOURTEEN_BITS, webp.getShort(at + 8) & FOURTEEN_BITS);
    } else {
      limits.checkSize(1 + unsigned24(at + 6), 1 + unsigned24(at + 9));
      chunks(at + FRAME_HEADER, at + length);
    }
  }

  /** Some writers keep JPEG's "Exif\0\0" before the block. */
  private void readExif(int at, int length) {
    boolean prefixed = length >= 6 && webp.getInt(at) == fourcc('E', 'x', 'i', 'f');
    int skip = prefixed ? 6 : 0;
    orientation = Exif.orientation(webp.array(), at + skip, length - skip);
  }

  private int unsigned24(int at) {
    return webp.get(at) & 0xFF | (webp.get(at + 1) & 0xFF) << 8 | (webp.get(at + 2) & 0xFF) << 16;
  }

  private static int fourcc(char a, char b, char c, char d) {
    return a | b << 8 | c << 16 | d << 24;
  }
}
