package io.crossmodal.encoder.batch;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;

/** What became of one input. */
public sealed interface Outcome {

  /**
   * Its embedding.
   *
   * @param truncated true if the model saw only the beginning of the input
   * @param tokens tokens of a text that the model saw; 0 for a picture
   * @param cached true if it was made for an earlier request
   */
  record Embedded(float[] vector, boolean truncated, int tokens, boolean cached)
      implements Outcome {

    /** The same for a later request. */
    public Embedded fromCache() {
      return new Embedded(vector, truncated, tokens, true);
    }
  }

  /** Why it has none; the other inputs of the request are unaffected. */
  record Failed(ErrorReason reason, String message) implements Outcome {

    static Failed of(ServiceException failure) {
      return new Failed(failure.reason(), failure.getMessage());
    }
  }
}
