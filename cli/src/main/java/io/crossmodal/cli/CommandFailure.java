package io.crossmodal.cli;

import org.jspecify.annotations.Nullable;

/** A failure that the user is told of in one line on stderr, with exit code 1. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  public CommandFailure(String message) {
    this(message, null);
  }

  public CommandFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
