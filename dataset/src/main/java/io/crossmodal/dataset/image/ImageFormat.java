package io.crossmodal.dataset.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** The formats read, told apart by their first bytes and never by a file's name. */
public enum ImageFormat {
  JPEG("image/jpeg"),
  PNG("image/png"),
  GIF("image/gif"),
  BMP("image/bmp"),
  WEBP("image/webp");

  private static final int SHOWN = 8;

  private final String mediaType;

  ImageFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** As in RFC 6838. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * The format of an encoded picture.
   *
   * @throws ImageException when its first bytes are of none of them
   */
  public static ImageFormat of(byte[] bytes) throws ImageException {
    if (startsWith(bytes, 0, "\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (startsWith(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (startsWith(bytes, 0, "GIF87a") || startsWith(bytes, 0, "GIF89a")) {
      return GIF;
    }
    if (startsWith(bytes, 0, "RIFF") && startsWith(bytes, 8, "WEBP")) {
      return WEBP;
    }
    if (startsWith(bytes, 0, "BM")) {
      return BMP;
    }
    String start = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(SHOWN, bytes.length));
    throw new ImageException(
        ImageException.Reason.UNSUPPORTED_FORMAT,
        "image: starts with bytes %s (expected: JPEG, PNG, WebP, GIF or BMP)".formatted(start));
  }

  private static boolean startsWith(byte[] bytes, int offset, String magic) {
    byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
    int end = offset + expected.length;
    return bytes.length >= end && Arrays.equals(bytes, offset, end, expected, 0, expected.length);
  }
}
