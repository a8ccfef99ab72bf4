package io.crossmodal.encoder.batch;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;

/** What became of one input. */
public sealed interface Outcome {

  /**
   * Its embedding.
   *
   * @param truncated true if the model saw only the beginning of the input
   */
  record Embedded(float[] vector, boolean truncated) implements Outcome {}

  /** Why it has none; the other inputs of the request are unaffected. */
  record Failed(ErrorReason reason, String message) implements Outcome {

    static Failed of(ServiceException failure) {
      return new Failed(failure.reason(), failure.getMessage());
    }
  }
}
