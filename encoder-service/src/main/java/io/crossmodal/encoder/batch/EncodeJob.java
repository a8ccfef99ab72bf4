package io.crossmodal.encoder.batch;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inputs of one caller that are answered together.
 *
 * @param inputs at least one
 * @param timeout how long the caller waits from now on; null for ever
 */
public record EncodeJob(
    List<LaneInput<?, ?>> inputs, Priority priority, @Nullable Duration timeout) {

  public EncodeJob {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("inputs: none (expected: at least one)");
    }
    inputs = List.copyOf(inputs);
  }
}
