package io.crossmodal.gateway.flow;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the canary sees; Prometheus reads the dots as underscores.
 *
 * <ul>
 *   <li>{@code crossmodal.canary.overlap}: share of the exact neighbours in an answer, by gallery
 *       and view
 *   <li>{@code crossmodal.canary.promise}: lower end of what was promised when that view was
 *       promoted; NaN if another one has been since
 *   <li>{@code crossmodal.canary.skipped}: queries that were chosen and not checked, by gallery and
 *       reason
 * </ul>
 */
final class CanaryMetrics {

  private static final String PREFIX = "crossmodal.canary.";

  /** A promise that holds. */
  private record Promised(String view, double low) {}

  private final MeterRegistry registry;
  private final Map<String, Promised> promised = new ConcurrentHashMap<>();
  private final Set<List<String>> shown = ConcurrentHashMap.newKeySet();

  CanaryMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void overlap(String gallery, String view, double share) {
    DistributionSummary.builder(PREFIX + "overlap")
        .description("Share of the exact neighbours in a live answer")
        .tag("gallery", gallery)
        .tag("view", view)
        .register(registry)
        .record(share);
  }

  void promise(String gallery, String view, double low) {
    promised.put(gallery, new Promised(view, low));
    if (shown.add(List.of(gallery, view))) {
      Gauge.builder(PREFIX + "promise", () -> low(gallery, view))
          .description("Share of the exact neighbours that was promised")
          .tag("gallery", gallery)
          .tag("view", view)
          .register(registry);
    }
  }

  private double low(String gallery, String view) {
    Promised last = promised.get(gallery);
    return last == null || !last.view.equals(view) ? Double.NaN : last.low;
  }

  void skipped(String gallery, String reason) {
    registry.counter(PREFIX + "skipped", "gallery", gallery, "reason", reason).increment();
  }
}
