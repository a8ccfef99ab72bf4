package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.report.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What evaluations run with and on.
 *
 * @param software versions by name
 * @param machine facts by name
 */
public record Host(Map<String, String> software, Map<String, String> machine) {

  public Host {
    software = Collections.unmodifiableMap(new LinkedHashMap<>(software));
    machine = Collections.unmodifiableMap(new LinkedHashMap<>(machine));
  }

  Provenance provenance(String evaluation, Instant started, Duration duration) {
    return new Provenance(evaluation, started, duration, software, machine);
  }
}
