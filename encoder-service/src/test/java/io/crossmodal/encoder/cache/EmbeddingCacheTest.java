package io.crossmodal.encoder.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.encoder.batch.LaneKind;
import io.crossmodal.encoder.batch.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmbeddingCacheTest {

  private static final int DIMENSION = 64;

  private static CacheKey key(String model, String version, LaneKind kind, String input) {
    return CacheKey.of(
        model, version, kind, ByteBuffer.wrap(input.getBytes(StandardCharsets.UTF_8)));
  }

  private static CacheKey key(String text) {
    return key("m", "1", LaneKind.TEXT, text);
  }

  private static Outcome.Embedded embedded(float first) {
    float[] vector = new float[DIMENSION];
    vector[0] = first;
    return new Outcome.Embedded(vector, true, 7, false);
  }

  @Test
  void findsWhatItKeepsAndSaysSo() {
    EmbeddingCache cache = new EmbeddingCache(10_000);
    assertThat(cache.find(key("a"))).isEmpty();

    cache.keep(key("a"), embedded(3));

    Outcome.Embedded found = cache.find(key("a")).orElseThrow();
    assertThat(found.vector()[0]).isEqualTo(3);
    assertThat(found.truncated()).isTrue();
    assertThat(found.tokens()).isEqualTo(7);
    assertThat(found.cached()).isTrue();
    assertThat(cache.hits()).isOne();
    assertThat(cache.misses()).isOne();
  }

  @Test
  void everyPartOfAKeyCounts() {
    Set<CacheKey> keys = new HashSet<>();
    keys.add(key("m", "1", LaneKind.TEXT, "a"));
    keys.add(key("n", "1", LaneKind.TEXT, "a"));
    keys.add(key("m", "2", LaneKind.TEXT, "a"));
    keys.add(key("m", "1", LaneKind.IMAGE, "a"));
    keys.add(key("m", "1", LaneKind.TEXT, "b"));
    keys.add(key("m1", "", LaneKind.TEXT, "a"));

    assertThat(keys).hasSize(6);
    assertThat(key("a")).isEqualTo(key("m", "1", LaneKind.TEXT, "a"));
  }

  @Test
  void staysWithinItsBytes() {
    EmbeddingCache cache = new EmbeddingCache(10_000);
    for (int i = 0; i < 1000; i++) {
      cache.keep(key("text " + i), embedded(i));
    }

    assertThat(cache.bytes()).isBetween(1L, 10_000L);
  }

  @Test
  void keepsNothingWithoutBytes() {
    EmbeddingCache cache = new EmbeddingCache(0);
    cache.keep(key("a"), embedded(1));

    assertThat(cache.enabled()).isFalse();
    assertThat(cache.bytes()).isZero();
  }
}
