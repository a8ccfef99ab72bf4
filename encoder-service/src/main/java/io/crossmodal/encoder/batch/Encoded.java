package io.crossmodal.encoder.batch;

import java.util.Arrays;
import java.util.List;

/**
 * What the device made of one input.
 *
 * @param vector the embedding of the whole
 * @param frames those of its frames, where they were asked for
 */
public record Encoded(float[] vector, List<FrameVector> frames) {

  public Encoded {
    frames = List.copyOf(frames);
  }

  /** Embeddings of inputs without frames, in order. */
  static List<Encoded> whole(float[][] vectors) {
    return Arrays.stream(vectors).map(vector -> new Encoded(vector, List.of())).toList();
  }
}
