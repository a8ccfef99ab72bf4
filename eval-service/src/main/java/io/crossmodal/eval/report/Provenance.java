package io.crossmodal.eval.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When, with what and where an evaluation ran.
 *
 * @param evaluationId of the service
 * @param started when it began
 * @param duration of the whole of it
 * @param software versions by name, for example {@code java}
 * @param machine facts by name, for example {@code cpus}
 */
public record Provenance(
    String evaluationId,
    Instant started,
    Duration duration,
    Map<String, String> software,
    Map<String, String> machine) {

  public Provenance {
    software = Collections.unmodifiableMap(new LinkedHashMap<>(software));
    machine = Collections.unmodifiableMap(new LinkedHashMap<>(machine));
  }
}
