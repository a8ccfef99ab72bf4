package io.crossmodal.encoder.batch;

/**
 * Threads of a batcher.
 *
 * @param device device batches at a time, 1 or more
 * @param image pictures decoded at a time, and beside them as many videos, 1 or more
 * @param text texts tokenized at a time, 1 or more
 */
public record BatchThreads(int device, int image, int text) {

  public BatchThreads {
    if (device < 1 || image < 1 || text < 1) {
      throw new IllegalArgumentException(
          "threads: device %d, image %d, text %d (expected: 1 or more of each)"
              .formatted(device, image, text));
    }
  }
}
