package io.crossmodal.index.cluster;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;

/** What an answer may take, so that with its frame it fits a message of 64 MiB. */
final class AnswerSize {

  private static final long MAX_BYTES = 60L << 20;

  private AnswerSize() {}

  static void check(long bytes) {
    if (bytes > MAX_BYTES) {
      throw ServiceException.of(
          ErrorReason.TOO_LARGE,
          "answer: about %d bytes (expected: at most %d; ask for fewer items, hits or parts)",
          bytes,
          MAX_BYTES);
    }
  }
}
