package io.crossmodal.encoder.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.encoder.batch.BatchListener.Refusal;
import io.crossmodal.encoder.batch.LaneKind;
import io.crossmodal.encoder.batch.Outcome;
import io.crossmodal.encoder.batch.Priority;
import io.crossmodal.encoder.cache.CacheKey;
import io.crossmodal.encoder.cache.EmbeddingCache;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EncoderMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EncoderMetrics metrics = new EncoderMetrics(registry);

  @Test
  void countsBatchesAndTheirTime() {
    metrics.ran(LaneKind.TEXT, 30, 2_000_000);
    metrics.ran(LaneKind.TEXT, 10, 4_000_000);
    metrics.ran(LaneKind.IMAGE, 1, 9_000_000);

    var inputs = registry.get("crossmodal.encoder.batch.inputs").tag("kind", "text").summary();
    assertThat(inputs.count()).isEqualTo(2);
    assertThat(inputs.totalAmount()).isEqualTo(40);
    assertThat(
            registry
                .get("crossmodal.encoder.device")
                .tag("kind", "text")
                .timer()
                .totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(6);
  }

  @Test
  void countsRefusalsByReason() {
    metrics.refused(Priority.LIVE, Refusal.QUEUE_SLOW);
    metrics.refused(Priority.LIVE, Refusal.QUEUE_SLOW);
    metrics.refused(Priority.BULK, Refusal.QUEUE_FULL);

    assertThat(
            registry
                .get("crossmodal.encoder.refused")
                .tags("priority", "live", "reason", "queue_slow")
                .counter()
                .count())
        .isEqualTo(2);
  }

  @Test
  void showsTheCache() {
    EmbeddingCache cache = new EmbeddingCache(10_000);
    metrics.watch(cache);
    CacheKey key = new CacheKey(1, 2, 3, 4);
    cache.find(key);
    cache.keep(key, new Outcome.Embedded(new float[8], false, 1, false));
    cache.find(key);
    cache.find(key);

    assertThat(cacheRequests("hit")).isEqualTo(2);
    assertThat(cacheRequests("miss")).isEqualTo(1);
    assertThat(registry.get("crossmodal.encoder.cache.bytes").gauge().value()).isEqualTo(232);
  }

  private double cacheRequests(String result) {
    return registry
        .get("crossmodal.encoder.cache.requests")
        .tag("result", result)
        .functionCounter()
        .count();
  }
}
