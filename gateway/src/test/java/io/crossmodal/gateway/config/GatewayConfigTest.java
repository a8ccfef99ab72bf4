package io.crossmodal.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.gateway.client.Upstreams;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayConfigTest {

  private static GatewayConfig read(Map<String, Object> settings) {
    try (ApplicationContext context = ApplicationContext.run(settings)) {
      return context.getBean(GatewayConfig.class);
    }
  }

  @Test
  void hasTheseDefaults() {
    GatewayConfig config = read(Map.of("crossmodal.gateway.enabled", "true"));

    assertThat(config)
        .isEqualTo(
            new GatewayConfig(
                true,
                null,
                null,
                null,
                null,
                32 << 20,
                1000,
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                false,
                Duration.ofSeconds(5),
                0));
  }

  @Test
  void readsEveryKey() {
    GatewayConfig config =
        read(
            Map.ofEntries(
                Map.entry("crossmodal.gateway.enabled", "true"),
                Map.entry("crossmodal.gateway.encoder-address", "e:1"),
                Map.entry("crossmodal.gateway.index-address", "i:2"),
                Map.entry("crossmodal.gateway.eval-address", "v:3"),
                Map.entry("crossmodal.gateway.default-gallery", "photos"),
                Map.entry("crossmodal.gateway.max-body-bytes", "2048"),
                Map.entry("crossmodal.gateway.max-k", "50"),
                Map.entry("crossmodal.gateway.call-deadline", "2s"),
                Map.entry("crossmodal.gateway.build-deadline", "3m"),
                Map.entry("crossmodal.gateway.remote-images", "true"),
                Map.entry("crossmodal.gateway.remote-image-timeout", "9s"),
                Map.entry("crossmodal.gateway.canary-share", ".05")));

    assertThat(config)
        .isEqualTo(
            new GatewayConfig(
                true,
                "e:1",
                "i:2",
                "v:3",
                "photos",
                2048,
                50,
                Duration.ofSeconds(2),
                Duration.ofMinutes(3),
                true,
                Duration.ofSeconds(9),
                .05));
  }

  @Test
  void findsTheServicesOfItsOwnJvm() {
    assertThat(indexAddress(Map.of())).isEqualTo("localhost:9090");
    assertThat(indexAddress(Map.of("grpc.server.port", "0"))).isEqualTo("localhost:9090");
    assertThat(indexAddress(Map.of("grpc.server.port", "7070"))).isEqualTo("localhost:7070");
    assertThat(indexAddress(Map.of("crossmodal.gateway.index-address", "i:2"))).isEqualTo("i:2");
  }

  private static String indexAddress(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("crossmodal.gateway.enabled", "true");
    try (ApplicationContext context = ApplicationContext.run(all)) {
      return context.getBean(Upstreams.class).index().address();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "max-k, 0, max-k: 0 (expected: 1..10000)",
    "max-k, 10001, max-k: 10001 (expected: 1..10000)",
    "max-body-bytes, 1000000000, max-body-bytes: 1000000000 (expected: 1024..62914560)",
    "call-deadline, 0s, call-deadline: PT0S",
  })
  void refusesWhatCannotWork(String key, String value, String message) {
    Map<String, Object> settings =
        Map.of("crossmodal.gateway.enabled", "true", "crossmodal.gateway." + key, value);

    assertThatThrownBy(() -> read(settings))
        .hasStackTraceContaining("crossmodal.gateway." + message);
  }
}
