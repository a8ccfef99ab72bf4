package io.crossmodal.index.cluster;

import io.crossmodal.rpc.ServiceException;

/** What one part of a scattered call came to. */
sealed interface Outcome<T> {

  /** It answered. */
  record Success<T>(T value) implements Outcome<T> {}

  /** It failed, or did not answer in time. */
  record Failure<T>(ServiceException reason) implements Outcome<T> {}
}
