package io.crossmodal.encoder.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.encoder.batch.BatchThreads;
import io.crossmodal.encoder.batch.DynamicBatcher;
import io.crossmodal.encoder.endpoint.EncoderEndpoint;
import io.crossmodal.encoder.endpoint.TrainingEndpoint;
import io.crossmodal.encoder.video.VideoLimits;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EncoderConfigTest {

  @Test
  void defaults() {
    try (ApplicationContext context = ApplicationContext.run()) {
      assertThat(context.getBean(EncoderConfig.class))
          .isEqualTo(
              new EncoderConfig(
                  false,
                  "scenes-small",
                  List.of(),
                  "",
                  List.of(),
                  Path.of("crossmodal-data", "encoder"),
                  256,
                  10_000,
                  64 << 20,
                  Duration.ofSeconds(1)));
      assertThat(context.getBean(BatchConfig.class))
          .isEqualTo(
              new BatchConfig(
                  32,
                  16_384,
                  8 << 20,
                  Duration.ofMillis(4),
                  Duration.ofMillis(40),
                  Duration.ofSeconds(1),
                  1024,
                  256L << 20,
                  0.1,
                  500,
                  4));
      assertThat(context.getBean(ThreadConfig.class)).isEqualTo(new ThreadConfig(0, 1, 0, 0));
      assertThat(context.getBean(VideoConfig.class).limits()).isEqualTo(VideoLimits.DEFAULT);
    }
  }

  @Test
  void everyKey() {
    Map<String, Object> keys =
        Map.ofEntries(
            Map.entry("crossmodal.encoder.enabled", "true"),
            Map.entry("crossmodal.encoder.default-model", "photos"),
            Map.entry("crossmodal.encoder.models", "hf://a/b,hf://c/d@e"),
            Map.entry("crossmodal.encoder.hub-endpoint", "http://localhost:1"),
            Map.entry("crossmodal.encoder.model-directories", "a/one,b/two"),
            Map.entry("crossmodal.encoder.data-dir", "d"),
            Map.entry("crossmodal.encoder.max-inputs", "10"),
            Map.entry("crossmodal.encoder.max-text-characters", "100"),
            Map.entry("crossmodal.encoder.cache-bytes", "77"),
            Map.entry("crossmodal.encoder.model-check", "7s"),
            Map.entry("crossmodal.encoder.batch.max-items", "8"),
            Map.entry("crossmodal.encoder.batch.max-tokens", "99"),
            Map.entry("crossmodal.encoder.batch.max-pixels", "98"),
            Map.entry("crossmodal.encoder.batch.queue-delay", "5ms"),
            Map.entry("crossmodal.encoder.batch.max-delay", "2ms"),
            Map.entry("crossmodal.encoder.batch.bulk-delay", "3ms"),
            Map.entry("crossmodal.encoder.batch.queue-items", "64"),
            Map.entry("crossmodal.encoder.batch.queue-bytes", "1000"),
            Map.entry("crossmodal.encoder.batch.bulk-share", "0.2"),
            Map.entry("crossmodal.encoder.batch.refusals-per-second", "50"),
            Map.entry("crossmodal.encoder.batch.stream-window", "2"),
            Map.entry("crossmodal.encoder.video.max-bytes", "11"),
            Map.entry("crossmodal.encoder.video.max-duration", "12s"),
            Map.entry("crossmodal.encoder.video.max-frame-pixels", "13"),
            Map.entry("crossmodal.encoder.video.max-pixels", "14"),
            Map.entry("crossmodal.encoder.video.max-frames", "15"),
            Map.entry("crossmodal.encoder.threads.device", "3"),
            Map.entry("crossmodal.encoder.threads.device-cores", "4"),
            Map.entry("crossmodal.encoder.threads.prepare", "5"),
            Map.entry("crossmodal.encoder.threads.training-cores", "6"));
    try (ApplicationContext context = ApplicationContext.run(keys)) {
      assertThat(context.getBean(EncoderConfig.class))
          .isEqualTo(
              new EncoderConfig(
                  true,
                  "photos",
                  List.of("hf://a/b", "hf://c/d@e"),
                  "http://localhost:1",
                  List.of(Path.of("a/one"), Path.of("b/two")),
                  Path.of("d"),
                  10,
                  100,
                  77,
                  Duration.ofSeconds(7)));
      assertThat(context.getBean(BatchConfig.class))
          .isEqualTo(
              new BatchConfig(
                  8,
                  99,
                  98,
                  Duration.ofMillis(2),
                  Duration.ofMillis(3),
                  Duration.ofMillis(5),
                  64,
                  1000,
                  0.2,
                  50,
                  2));
      assertThat(context.getBean(ThreadConfig.class)).isEqualTo(new ThreadConfig(3, 4, 5, 6));
      assertThat(context.getBean(VideoConfig.class))
          .isEqualTo(new VideoConfig(11, Duration.ofSeconds(12), 13, 14, 15));
    }
  }

  @Test
  void zeroThreadsMeansOneACore() {
    assertThat(new ThreadConfig(0, 1, 0, 0).threads(6)).isEqualTo(new BatchThreads(6, 6, 1));
    assertThat(new ThreadConfig(0, 1, 0, 0).coresOfTrainings(6)).isEqualTo(6);
    assertThat(new ThreadConfig(1, 6, 2, 3).threads(6)).isEqualTo(new BatchThreads(1, 2, 1));
    assertThat(new ThreadConfig(1, 6, 2, 3).coresOfTrainings(6)).isEqualTo(3);
  }

  @Test
  void nothingRunsUnlessEnabled() {
    try (ApplicationContext context = ApplicationContext.run()) {
      assertThat(context.containsBean(EncoderEndpoint.class)).isFalse();
      assertThat(context.containsBean(TrainingEndpoint.class)).isFalse();
      assertThat(context.containsBean(DynamicBatcher.class)).isFalse();
    }
  }

  @Test
  void badValuesAreNamedWithTheirKey() {
    assertThatThrownBy(
            () ->
                new BatchConfig(
                    0, 1, 1, Duration.ZERO, Duration.ZERO, Duration.ofMillis(1), 1, 1, 0.1, 1, 1))
        .hasMessage("crossmodal.encoder.batch.max-items: 0 (expected: 1..4096)");
    assertThatThrownBy(() -> new VideoConfig(1, Duration.ofSeconds(1), 1, 1, 0))
        .hasMessage("crossmodal.encoder.video.max-frames: 0 (expected: 1..4096)");
    assertThatThrownBy(() -> new ThreadConfig(-1, 1, 0, 0))
        .hasMessage("crossmodal.encoder.threads.device: -1 (expected: 0 or more)");
    assertThatThrownBy(
            () ->
                new EncoderConfig(
                    true, " ", List.of(), "", List.of(), Path.of("d"), 1, 1, 0, Duration.ZERO))
        .hasMessageStartingWith("crossmodal.encoder.default-model:");
  }
}
