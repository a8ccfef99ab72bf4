package io.crossmodal.encoder.batch;

import java.util.List;

/**
 * The answer to one request.
 *
 * @param outcomes one an input, in the order of the inputs
 */
public record EncodeAnswer(List<Outcome> outcomes, Timings timings) {

  public EncodeAnswer {
    outcomes = List.copyOf(outcomes);
  }
}
