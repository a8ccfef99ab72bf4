package io.crossmodal.eval.report;

import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.RunSpec;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one configuration cost and gave.
 *
 * @param spec the configuration
 * @param bytesPerVector bytes of one encoded vector
 * @param memoryBytes bytes that the view's codes of the gallery hold in memory
 * @param directions at least one
 */
public record ConfigurationResult(
    RunSpec spec,
    double bytesPerVector,
    long memoryBytes,
    Map<Direction, DirectionResult> directions) {

  public ConfigurationResult {
    directions = Collections.unmodifiableMap(new EnumMap<>(directions));
  }

  /** The reference pipeline's name, for example {@code dim_256_prec_fp16_cand_100}. */
  public String name() {
    return spec.name();
  }
}
