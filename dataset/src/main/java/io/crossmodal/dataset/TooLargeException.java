package io.crossmodal.dataset;

import java.io.IOException;

/** A picture or video of more bytes than its reader was told to take. */
public final class TooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  TooLargeException(long bytes, long maxBytes) {
    super("bytes: %,d (expected: at most %,d)".formatted(bytes, maxBytes));
  }
}
