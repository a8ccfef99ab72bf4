package io.crossmodal.dataset.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks a JPEG's segments up to the first scan: size, colour, orientation.
 *
 * <p>Embedded profiles and metadata are left out of the stream that is decoded: a damaged profile
 * cannot fail a good picture, and colours are the stored ones, as Pillow gives them.
 */
final class JpegContainer {

  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP14 = 0xEE;
  private static final int APP15 = 0xEF;
  private static final int START_OF_SCAN = 0xDA;
  private static final int TRANSFORM_YCC = 1;
  private static final int TRANSFORM_YCCK = 2;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.ISO_8859_1);

  private final byte[] bytes;
  private final ImageLimits limits;
  private final ByteArrayOutputStream kept;
  private Orientation orientation = Orientation.UPRIGHT;
  private int components;
  private int adobeTransform = -1;

  private JpegContainer(byte[] bytes, ImageLimits limits) {
    this.bytes = bytes;
    this.limits = limits;
    this.kept = new ByteArrayOutputStream(bytes.length);
  }

  static Container parse(byte[] bytes, ImageLimits limits) throws ImageException {
    return new JpegContainer(bytes, limits).parse();
  }

  private Container parse() throws ImageException {
    kept.write(bytes, 0, 2);
    int at = 2;
    while (true) {
      at = skipFill(at);
      int marker = bytes[at] & 0xFF;
      if (marker == START_OF_SCAN) {
        break;
      }
      int length = segmentLength(at);
      segment(marker, at + 3, length - 2);
      if (!isMetadata(marker)) {
        kept.write(bytes, at - 1, length + 2);
      }
      at += 1 + length;
    }
    if (components == 0) {
      throw ImageException.corrupt(ImageFormat.JPEG, "a scan before its frame header");
    }
    kept.write(bytes, at - 1, bytes.length - at + 1);
    return new Container(kept.toByteArray(), orientation, colour());
  }

  /** Position of the marker's code, after its 0xFF and any fill bytes. */
  private int skipFill(int at) throws ImageException {
    if (at >= bytes.length || bytes[at] != (byte) 0xFF) {
      throw ImageException.corrupt(ImageFormat.JPEG, "no segment at byte %d".formatted(at));
    }
    int code = at + 1;
    while (code < bytes.length && bytes[code] == (byte) 0xFF) {
      code++;
    }
    if (code >= bytes.length) {
      throw ImageException.corrupt(ImageFormat.JPEG, "ends before its first scan");
    }
    return code;
  }

  private int segmentLength(int at) throws ImageException {
    int length = at + 2 < bytes.length ? unsignedShort(at + 1) : 0;
    if (length < 2 || at + 1 + length > bytes.length) {
      throw ImageException.corrupt(ImageFormat.JPEG, "a segment is cut at byte %d".formatted(at));
    }
    return length;
  }

  private void segment(int marker, int at, int length) throws ImageException {
    if (isFrame(marker)) {
      frame(marker, at, length);
    } else if (marker == APP1 && startsWith(EXIF, at, length)) {
      orientation = Exif.orientation(bytes, at + EXIF.length, length - EXIF.length);
    } else if (marker == APP14 && startsWith(ADOBE, at, length) && length >= 12) {
      adobeTransform = bytes[at + 11];
    }
  }

  private void frame(int marker, int at, int length) throws ImageException {
    if (length < 6) {
      throw ImageException.corrupt(
          ImageFormat.JPEG, "a frame header of %d bytes".formatted(length));
    }
    if (marker > 0xC2) {
      throw ImageException.unsupported(ImageFormat.JPEG, "frame type 0x%X".formatted(marker));
    }
    if (bytes[at] != 8) {
      throw ImageException.unsupported(ImageFormat.JPEG, "a depth of %d bits".formatted(bytes[at]));
    }
    limits.checkSize(unsignedShort(at + 3), unsignedShort(at + 1));
    components = bytes[at + 5];
    if (components != 1 && components != 3 && components != 4) {
      throw ImageException.unsupported(
          ImageFormat.JPEG, "a picture of %d channels".formatted(components));
    }
  }

  private Container.Colour colour() {
    if (components == 3 && (adobeTransform == -1 || adobeTransform == TRANSFORM_YCC)) {
      return Container.Colour.YCC;
    }
    if (components != 4) {
      return Container.Colour.MODEL;
    }
    return adobeTransform == TRANSFORM_YCCK ? Container.Colour.YCCK : Container.Colour.CMYK;
  }

  /**
   * Start-of-frame markers are 0xC0 to 0xCF without the three that define tables (DHT, JPG, DAC).
   */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  /**
   * JFIF's APP0 and Adobe's APP14 tell the decoder about colours; other application segments do
   * not.
   */
  private static boolean isMetadata(int marker) {
    return marker > APP0 && marker <= APP15 && marker != APP14;
  }

  private boolean startsWith(byte[] magic, int at, int length) {
    return length >= magic.length
        && Arrays.equals(bytes, at, at + magic.length, magic, 0, magic.length);
  }

  private int unsignedShort(int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }
}
