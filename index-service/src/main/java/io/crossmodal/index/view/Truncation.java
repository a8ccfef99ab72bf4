package io.crossmodal.index.view;

import java.util.Arrays;

/** Keeps the leading components. */
record Truncation(int source, int target) implements Reducer {

  Truncation {
    if (target > source) {
      throw new IllegalArgumentException(
          "dimension: %d (expected: 1..%d for TRUNCATE; GAUSSIAN can go up)"
              .formatted(target, source));
    }
  }

  @Override
  public float[] reduce(float[] vector) {
    return Arrays.copyOf(vector, target);
  }
}
