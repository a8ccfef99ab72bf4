package io.crossmodal.encoder.endpoint;

import io.crossmodal.encoder.batch.EncodeTicket;
import io.crossmodal.encoder.v1.EncodeResponse;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * An answer that is being made.
 *
 * @param response completes on any thread, with a failure if the batch has no answer at all
 * @param cancel drops what has not reached the device
 */
record PendingAnswer(CompletableFuture<EncodeResponse> response, Runnable cancel) {

  /** Ends a call with the answer. */
  void sendTo(StreamObserver<EncodeResponse> caller) {
    response.whenComplete(
        (message, failure) -> {
          if (failure != null) {
            caller.onError(failure instanceof CompletionException ? failure.getCause() : failure);
          } else {
            caller.onNext(message);
            caller.onCompleted();
          }
        });
  }

  static PendingAnswer failed(RuntimeException failure) {
    return new PendingAnswer(CompletableFuture.failedFuture(failure), () -> {});
  }

  static PendingAnswer of(EncodeTicket ticket, String model, String version, Executor answerers) {
    return new PendingAnswer(
        ticket
            .answer()
            .thenApplyAsync(answer -> EncodeAnswers.toProto(answer, model, version), answerers)
            .toCompletableFuture(),
        ticket::cancel);
  }
}
