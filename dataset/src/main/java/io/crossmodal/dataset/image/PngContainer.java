package io.crossmodal.dataset.image;

import java.nio.ByteBuffer;

/** Walks a PNG's chunks to its end: size, orientation, and whether the file is whole. */
final class PngContainer {

  private static final int SIGNATURE = 8;
  private static final int CHUNK_FRAME = 12;
  private static final int IHDR = 0x49484452;
  private static final int EXIF = 0x65584966;
  private static final int IEND = 0x49454E44;

  private PngContainer() {}

  static Container parse(byte[] bytes, ImageLimits limits) throws ImageException {
    ByteBuffer png = ByteBuffer.wrap(bytes);
    Orientation orientation = Orientation.UPRIGHT;
    int at = SIGNATURE;
    while (true) {
      int length = chunkLength(png, at);
      int type = png.getInt(at + 4);
      if ((at == SIGNATURE) != (type == IHDR)) {
        throw ImageException.corrupt(ImageFormat.PNG, "its header is not its first chunk");
      }
      if (type == IHDR && length >= 8) {
        limits.checkSize(png.getInt(at + 8), png.getInt(at + 12));
      } else if (type == EXIF) {
        orientation = Exif.orientation(bytes, at + 8, length);
      } else if (type == IEND) {
        return new Container(bytes, orientation, Container.Colour.MODEL);
      }
      at += CHUNK_FRAME + length;
    }
  }

  private static int chunkLength(ByteBuffer png, int at) throws ImageException {
    int left = png.limit() - at - CHUNK_FRAME;
    int length = left < 0 ? -1 : png.getInt(at);
    if (length < 0 || length > left) {
      throw ImageException.corrupt(ImageFormat.PNG, "ends inside a chunk at byte " + at);
    }
    return length;
  }
}
