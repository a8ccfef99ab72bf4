package io.crossmodal.cli.host;

import io.crossmodal.rpc.ServiceException;

/** Finds, in what a failed start threw, the message that helps the user. */
final class StartFailures {

  private StartFailures() {}

  /** The message of the service that refused to start, else of the innermost cause. */
  static String explain(Throwable failure) {
    Throwable deepest = failure;
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof ServiceException e) {
        return e.getMessage();
      }
      deepest = t;
    }
    String message = deepest.getMessage();
    return message == null ? deepest.getClass().getSimpleName() : message;
  }
}
