package io.crossmodal.gateway.flow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * Bytes to show.
 *
 * @param bytes the encoded picture or whatever else was stored
 * @param mediaType an image type that browsers only draw, or {@code application/octet-stream}
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the response as it is, never compared
public record Media(byte[] bytes, String mediaType) {

  /** What a stored type becomes that is none of {@link #DRAWN}: SVG and HTML could run scripts. */
  public static final String UNKNOWN = "application/octet-stream";

  private static final Set<String> DRAWN =
      Set.of("image/jpeg", "image/png", "image/webp", "image/gif", "image/bmp");

  public Media {
    mediaType = DRAWN.contains(mediaType) ? mediaType : UNKNOWN;
  }

  /** Entity tag of these bytes, shown in the given way, in quotes. */
  public String entityTag(String shownAs) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(shownAs.getBytes(StandardCharsets.UTF_8));
      return '"' + HexFormat.of().formatHex(digest.digest(bytes), 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
