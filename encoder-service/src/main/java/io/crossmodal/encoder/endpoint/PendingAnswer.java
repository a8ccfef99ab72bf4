package io.crossmodal.encoder.endpoint;

import io.crossmodal.encoder.batch.EncodeAnswer;
import io.crossmodal.encoder.batch.EncodeTicket;
import io.crossmodal.encoder.v1.EncodeResponse;
import io.crossmodal.encoder.v1.EncodeStreamResponse;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An answer that is being made.
 *
 * @param admitted completes when the batch is in the queue
 * @param response completes on any thread, with a failure if the batch has no answer at all
 * @param cancel drops what has not reached the device
 */
record PendingAnswer(
    CompletableFuture<Void> admitted, CompletableFuture<EncodeResponse> response, Runnable cancel) {

  static PendingAnswer failed(RuntimeException failure) {
    return new PendingAnswer(
        CompletableFuture.completedFuture(null), CompletableFuture.failedFuture(failure), () -> {});
  }

  /** A failure that is told when the executor says so, or to nobody if the caller has left. */
  static PendingAnswer failed(RuntimeException failure, Executor later, Runnable told) {
    CompletableFuture<EncodeResponse> response = new CompletableFuture<>();
    later.execute(
        () -> {
          told.run();
          response.completeExceptionally(failure);
        });
    return new PendingAnswer(CompletableFuture.completedFuture(null), response, () -> {});
  }

  /** An answer that needs no device. */
  static PendingAnswer known(EncodeAnswer answer, String model, String version) {
    return new PendingAnswer(
        CompletableFuture.completedFuture(null),
        CompletableFuture.completedFuture(EncodeAnswers.toProto(answer, model, version)),
        () -> {});
  }

  static PendingAnswer of(
      EncodeTicket ticket,
      UnaryOperator<EncodeAnswer> completion,
      String model,
      String version,
      Executor answerers) {
    Function<EncodeAnswer, EncodeResponse> message =
        answer -> EncodeAnswers.toProto(completion.apply(answer), model, version);
    return new PendingAnswer(
        ticket.admitted().toCompletableFuture(),
        ticket
            .answer()
            .thenCompose(answer -> made(message, answer, answerers))
            .toCompletableFuture(),
        ticket::cancel);
  }

  /** An input that had the device for itself is answered sooner than another thread wakes up. */
  private static CompletionStage<EncodeResponse> made(
      Function<EncodeAnswer, EncodeResponse> message, EncodeAnswer answer, Executor answerers) {
    return answer.timings().largestBatch() <= 1
        ? CompletableFuture.completedFuture(message.apply(answer))
        : CompletableFuture.supplyAsync(() -> message.apply(answer), answerers);
  }

  boolean isAdmitted() {
    return admitted.isDone();
  }

  /** The answer, which must be done; throws {@link CompletionException} for a failure. */
  EncodeStreamResponse toStreamResponse() {
    return EncodeStreamResponse.newBuilder().setBatch(response.join()).build();
  }

  /**
   * Ends a call with the answer.
   *
   * @param form makes the caller's message of it; what it throws fails the call
   */
  <M> void sendTo(StreamObserver<M> caller, Function<EncodeResponse, M> form) {
    response
        .thenApply(form)
        .whenComplete(
            (message, failure) -> {
              if (failure != null) {
                caller.onError(
                    failure instanceof CompletionException ? failure.getCause() : failure);
              } else {
                caller.onNext(message);
                caller.onCompleted();
              }
            });
  }
}
