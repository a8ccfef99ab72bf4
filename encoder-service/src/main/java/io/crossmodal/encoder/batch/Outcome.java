package io.crossmodal.encoder.batch;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.List;

/** What became of one input. */
public sealed interface Outcome {

  /**
   * Its embedding.
   *
   * @param truncated true if the model saw only the beginning of the input
   * @param tokens tokens of a text that the model saw; 0 for a picture
   * @param cached true if it was made for an earlier request
   * @param frames embeddings of a video's frames, where they were asked for
   */
  record Embedded(
      float[] vector, boolean truncated, int tokens, boolean cached, List<FrameVector> frames)
      implements Outcome {

    public Embedded {
      frames = List.copyOf(frames);
    }

    /** The embedding of a text or a picture. */
    public Embedded(float[] vector, boolean truncated, int tokens, boolean cached) {
      this(vector, truncated, tokens, cached, List.of());
    }

    /** The same for a later request. */
    public Embedded fromCache() {
      return new Embedded(vector, truncated, tokens, true, frames);
    }
  }

  /** Why it has none; the other inputs of the request are unaffected. */
  record Failed(ErrorReason reason, String message) implements Outcome {

    static Failed of(ServiceException failure) {
      return new Failed(failure.reason(), failure.getMessage());
    }
  }
}
