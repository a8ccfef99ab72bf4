package io.crossmodal.index.cluster;

import io.crossmodal.rpc.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names the changes that a write made, so that a search can say that it must know them.
 *
 * <p>{@code uid} of the gallery and {@code /shard=number} of each shard that was written to, in
 * base64url.
 */
final class WriteTokens {

  private WriteTokens() {}

  static String of(PlacedGallery gallery, Map<Integer, Long> changes) {
    StringBuilder text = new StringBuilder(gallery.manifest().getUid());
    new TreeMap<>(changes)
        .forEach((shard, change) -> text.append('/').append(shard).append('=').append(change));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The latest change of each shard that any of the tokens names. */
  static Map<Integer, Long> changes(PlacedGallery gallery, List<String> tokens) {
    Map<Integer, Long> changes = new HashMap<>();
    for (String token : tokens) {
      try {
        read(gallery, token).forEach((shard, change) -> changes.merge(shard, change, Math::max));
      } catch (IllegalArgumentException e) {
        throw ServiceException.field(
            "parameters.read_tokens", token, "a write_token of this gallery");
      }
    }
    return changes;
  }

  private static Map<Integer, Long> read(PlacedGallery gallery, String token) {
    String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    String[] parts = text.split("/", -1);
    if (!parts[0].equals(gallery.manifest().getUid())) {
      throw new IllegalArgumentException("uid: " + parts[0]);
    }
    Map<Integer, Long> changes = new HashMap<>();
    for (int i = 1; i < parts.length; i++) {
      int middle = parts[i].indexOf('=');
      if (middle < 0) {
        throw new IllegalArgumentException("change: " + parts[i]);
      }
      changes.put(
          Integer.valueOf(parts[i].substring(0, middle)),
          Long.valueOf(parts[i].substring(middle + 1)));
    }
    return changes;
  }
}
