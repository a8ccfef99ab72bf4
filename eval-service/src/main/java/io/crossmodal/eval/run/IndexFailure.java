package io.crossmodal.eval.run;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.rpc.ServiceException;
import java.util.concurrent.CancellationException;

/** What a call to the index service failed with, in words that name the service. */
final class IndexFailure {

  private IndexFailure() {}

  /** Throws a {@link CancellationException} instead if this thread was interrupted. */
  static ServiceException of(String address, Exception failure) {
    if (failure instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
    ErrorReason reason = ErrorStatus.reason(failure);
    return new ServiceException(
        reason,
        "index service at %s: %s".formatted(address, ErrorStatus.message(failure)),
        failure);
  }
}
