package io.crossmodal.encoder.batch;

import java.util.concurrent.CompletionStage;

/** A request that was taken. */
public interface EncodeTicket {

  /**
   * Completes with one outcome an input, on a thread of the batcher: go on elsewhere for more than
   * a moment.
   *
   * <p>Fails with a {@link io.crossmodal.rpc.ServiceException} if the request as a whole has no
   * answer: CANCELLED, DEADLINE_PASSED, or UNREACHABLE when the batcher closes.
   */
  CompletionStage<EncodeAnswer> answer();

  /** Completes when the request is in the queue, or at the latest with its answer. */
  CompletionStage<Void> admitted();

  /** Gives the request up: what has not reached the device is dropped at once. */
  void cancel();
}
