package io.crossmodal.eval.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the eval service.
 *
 * @param enabled true where this JVM runs evaluations
 * @param indexAddress {@code host:port} of the index service; null for the port of this JVM's own
 *     server
 * @param dataDir folder of the evaluations and their reports
 * @param callDeadline time that the index service has to answer one request for scores or items
 * @param buildDeadline time that it has to build a view, or to take all vectors of a gallery
 */
@ConfigurationProperties("crossmodal.eval")
public record EvalConfig(
    @Bindable(defaultValue = "false") boolean enabled,
    @Nullable String indexAddress,
    @Bindable(defaultValue = "crossmodal-data/eval") Path dataDir,
    @Bindable(defaultValue = "2m") Duration callDeadline,
    @Bindable(defaultValue = "10m") Duration buildDeadline) {

  public EvalConfig {
    if (indexAddress != null) {
      check("index-address", indexAddress, !indexAddress.isBlank(), "host:port");
    }
    check("call-deadline", callDeadline, callDeadline.isPositive(), "over 0");
    check("build-deadline", buildDeadline, buildDeadline.isPositive(), "over 0");
  }

  /** Where the index service is, in a JVM whose own server has this port. */
  String indexAddress(int ownPort) {
    String address = indexAddress;
    return address == null ? "localhost:" + ownPort : address;
  }

  private static void check(String key, Object value, boolean holds, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "crossmodal.eval.%s: %s (expected: %s)".formatted(key, value, expected));
    }
  }
}
