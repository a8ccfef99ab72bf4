package io.crossmodal.encoder.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.crossmodal.encoder.batch.Outcome;
import java.util.Optional;

/**
 * Keeps embeddings by the content that they were made of, the most used ones within a limit of
 * bytes.
 *
 * <p>A key holds the model's version, so that no vector outlives its model. Failures are not kept.
 * Safe for use by several threads.
 */
public final class EmbeddingCache {

  /** Of one entry beside its components: key, value, array header and the cache's own nodes. */
  private static final int BYTES_OF_ENTRY = 200;

  private final long maxBytes;
  private final Cache<CacheKey, Outcome.Embedded> embeddings;

  /**
   * @param maxBytes memory that it may take, about; 0 for none at all
   */
  public EmbeddingCache(long maxBytes) {
    this.maxBytes = maxBytes;
    this.embeddings =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((CacheKey key, Outcome.Embedded embedding) -> bytes(embedding))
            .recordStats()
            .build();
  }

  private static int bytes(Outcome.Embedded embedding) {
    return BYTES_OF_ENTRY + embedding.vector().length * Float.BYTES;
  }

  /** False if it never has anything, so that nobody need make keys. */
  public boolean enabled() {
    return maxBytes > 0;
  }

  /** The embedding, marked as cached. */
  public Optional<Outcome.Embedded> find(CacheKey key) {
    return Optional.ofNullable(embeddings.getIfPresent(key));
  }

  /** Keeps an embedding. */
  public void keep(CacheKey key, Outcome.Embedded embedding) {
    embeddings.put(key, embedding.fromCache());
  }

  /** Inputs that were found. */
  public long hits() {
    return embeddings.stats().hitCount();
  }

  /** Inputs that were not found. */
  public long misses() {
    return embeddings.stats().missCount();
  }

  /** Bytes that the kept embeddings take, about. */
  public long bytes() {
    embeddings.cleanUp();
    return embeddings.policy().eviction().orElseThrow().weightedSize().orElse(0);
  }
}
