package io.crossmodal.cli.flow;

import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResponse;
import io.crossmodal.encoder.v1.EncodeStreamRequest;
import io.crossmodal.encoder.v1.EncodeStreamResponse;
import io.crossmodal.encoder.v1.EncoderServiceGrpc.EncoderServiceStub;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * One {@code EncodeStream} call: batches in, answers out in the same order, with so many on their
 * way that the device never waits and memory stays bounded.
 */
public final class EncodeStreamCall {

  private static final int ON_THEIR_WAY = 8;

  private final Semaphore room = new Semaphore(ON_THEIR_WAY);
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final StreamObserver<EncodeStreamRequest> requests;

  /**
   * Begins a stream.
   *
   * @param answers gets each answer, one after the other
   */
  public EncodeStreamCall(EncoderServiceStub encoder, Consumer<EncodeResponse> answers) {
    requests =
        encoder.encodeStream(
            new StreamObserver<>() {
              @Override
              public void onNext(EncodeStreamResponse answer) {
                answers.accept(answer.getBatch());
                room.release();
              }

              @Override
              public void onError(Throwable failure) {
                end.completeExceptionally(failure);
                room.release(ON_THEIR_WAY);
              }

              @Override
              public void onCompleted() {
                end.complete(null);
                room.release(ON_THEIR_WAY);
              }
            });
  }

  /** Sends a batch when there is room for it; fails if the stream has failed. */
  public void send(EncodeRequest batch) throws InterruptedException {
    room.acquire();
    if (end.isDone()) {
      await();
    }
    requests.onNext(EncodeStreamRequest.newBuilder().setBatch(batch).build());
  }

  /** Waits for the last answer. */
  public void finish() {
    requests.onCompleted();
    await();
  }

  private void await() {
    try {
      end.join();
    } catch (CompletionException e) {
      throw Status.fromThrowable(e.getCause()).asRuntimeException(Status.trailersFromThrowable(e));
    }
  }
}
