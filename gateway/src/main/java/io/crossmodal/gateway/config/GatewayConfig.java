package io.crossmodal.gateway.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the gateway.
 *
 * @param enabled true where this JVM runs the gateway
 * @param encoderAddress {@code host:port} of the encoder service; null for this JVM's own gRPC port
 * @param indexAddress {@code host:port} of the index service; likewise
 * @param evalAddress {@code host:port} of the eval service; likewise
 * @param defaultGallery gallery of requests that name none, those of {@code /api/*} among them;
 *     null for the only gallery there is
 * @param maxBodyBytes bytes of the largest request body, at most 60 MiB, so that it fits a gRPC
 *     message
 * @param maxK most hits that one search may ask for, 1 to 10,000
 * @param callDeadline time that a called service has for a search, an encoding or a read
 * @param buildDeadline time that it has to build a view or to write a batch of items
 * @param remoteImages true to fetch pictures that a request names by http(s) URL, from public
 *     addresses only
 * @param remoteImageTimeout time for fetching one of them
 * @param canaryShare share of the searches that are also answered exactly, to compare; 0 for none
 */
@ConfigurationProperties("crossmodal.gateway")
public record GatewayConfig(
    @Bindable(defaultValue = "false") boolean enabled,
    @Nullable String encoderAddress,
    @Nullable String indexAddress,
    @Nullable String evalAddress,
    @Nullable String defaultGallery,
    @Bindable(defaultValue = "33554432") int maxBodyBytes,
    @Bindable(defaultValue = "1000") int maxK,
    @Bindable(defaultValue = "30s") Duration callDeadline,
    @Bindable(defaultValue = "10m") Duration buildDeadline,
    @Bindable(defaultValue = "false") boolean remoteImages,
    @Bindable(defaultValue = "5s") Duration remoteImageTimeout,
    @Bindable(defaultValue = "0") double canaryShare) {

  private static final int MOST_BODY_BYTES = 60 << 20;

  public GatewayConfig {
    check("max-body-bytes", maxBodyBytes, 1024, MOST_BODY_BYTES);
    check("max-k", maxK, 1, 10_000);
    check("call-deadline", callDeadline);
    check("build-deadline", buildDeadline);
    check("remote-image-timeout", remoteImageTimeout);
    if (!(canaryShare >= 0 && canaryShare <= 1)) {
      throw new IllegalArgumentException(
          "crossmodal.gateway.canary-share: %s (expected: 0..1)".formatted(canaryShare));
    }
  }

  private static void check(String key, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          "crossmodal.gateway.%s: %d (expected: %d..%d)".formatted(key, value, low, high));
    }
  }

  private static void check(String key, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(
          "crossmodal.gateway.%s: %s (expected: a time above 0, for example 30s)"
              .formatted(key, value));
    }
  }
}
