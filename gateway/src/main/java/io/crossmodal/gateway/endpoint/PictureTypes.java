package io.crossmodal.gateway.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Media types of pictures by their first bytes: a sender's word for the type is not taken. */
final class PictureTypes {

  private PictureTypes() {}

  static String of(byte[] bytes) {
    if (starts(bytes, 0, "\u00ff\u00d8\u00ff")) {
      return "image/jpeg";
    }
    if (starts(bytes, 0, "\u0089PNG")) {
      return "image/png";
    }
    if (starts(bytes, 0, "GIF8")) {
      return "image/gif";
    }
    if (starts(bytes, 0, "RIFF") && starts(bytes, 8, "WEBP")) {
      return "image/webp";
    }
    return starts(bytes, 0, "BM") ? "image/bmp" : "application/octet-stream";
  }

  private static boolean starts(byte[] bytes, int at, String magic) {
    byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
    int end = at + expected.length;
    return bytes.length >= end && Arrays.equals(bytes, at, end, expected, 0, expected.length);
  }
}
