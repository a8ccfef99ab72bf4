package io.crossmodal.encoder.cache;

import io.crossmodal.encoder.batch.LaneKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What an embedding was made of: SHA-256 over the model, its version, the kind of the input and its
 * bytes.
 *
 * @param a first 8 bytes of the digest; the others follow
 */
public record CacheKey(long a, long b, long c, long d) {

  /** The key of an input for one version of a model. */
  public static CacheKey of(String model, String version, LaneKind kind, ByteBuffer input) {
    MessageDigest digest = sha256();
    // A name has no control characters, so that no two combinations read alike.
    digest.update("%s\n%s\n%s\n".formatted(model, version, kind).getBytes(StandardCharsets.UTF_8));
    digest.update(input);
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    return new CacheKey(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
