package io.crossmodal.gateway.endpoint;

import java.util.Base64;
import java.util.Optional;

/** Pictures as text: base64, bare or in a {@code data:} URI. */
final class PictureText {

  private static final String SCHEME = "data:";
  private static final int SHOWN_CHARACTERS = 40;

  private PictureText() {}

  /** The bytes; none if it is another text. */
  static Optional<byte[]> bytes(String text) {
    boolean uri = text.startsWith(SCHEME);
    int comma = text.indexOf(',');
    if (uri && (comma < 0 || !text.substring(0, comma).endsWith(";base64"))) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(uri ? text.substring(comma + 1) : text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What a message shows of it. */
  static String shown(String text) {
    return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "...";
  }
}
