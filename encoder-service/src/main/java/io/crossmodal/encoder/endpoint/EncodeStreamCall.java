package io.crossmodal.encoder.endpoint;

import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeStreamRequest;
import io.crossmodal.encoder.v1.EncodeStreamResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * One stream of batches: takes a window of them at a time, answers in their order and no faster
 * than the caller reads.
 *
 * <p>A batch that fails as a whole ends the stream after the answers before it.
 */
final class EncodeStreamCall implements StreamObserver<EncodeStreamRequest> {

  private final ServerCallStreamObserver<EncodeStreamResponse> caller;
  private final Function<EncodeRequest, PendingAnswer> encode;
  // Guarded by this, as is the observer, which is not safe for several threads.
  private final ArrayDeque<PendingAnswer> pending = new ArrayDeque<>();
  private boolean complete;
  private boolean ended;

  EncodeStreamCall(
      ServerCallStreamObserver<EncodeStreamResponse> caller,
      int window,
      Function<EncodeRequest, PendingAnswer> encode) {
    this.caller = caller;
    this.encode = encode;
    caller.disableAutoRequest();
    caller.setOnReadyHandler(this::send);
    caller.setOnCancelHandler(this::cancel);
    caller.request(window);
  }

  @Override
  public void onNext(EncodeStreamRequest request) {
    PendingAnswer answer = encode.apply(request.getBatch());
    synchronized (this) {
      if (ended) {
        answer.cancel().run();
        return;
      }
      pending.add(answer);
    }
    answer.response().whenComplete((response, failure) -> send());
  }

  @Override
  public void onCompleted() {
    synchronized (this) {
      complete = true;
    }
    send();
  }

  @Override
  public void onError(Throwable failure) {
    cancel();
  }

  private synchronized void send() {
    while (!ended && caller.isReady() && !pending.isEmpty() && first().response().isDone()) {
      answer(pending.remove());
    }
    if (!ended && complete && pending.isEmpty()) {
      ended = true;
      caller.onCompleted();
    }
  }

  private PendingAnswer first() {
    return pending.getFirst();
  }

  private void answer(PendingAnswer answer) {
    try {
      caller.onNext(EncodeStreamResponse.newBuilder().setBatch(answer.response().join()).build());
      caller.request(1);
    } catch (CompletionException e) {
      cancel();
      caller.onError(e.getCause());
    }
  }

  private synchronized void cancel() {
    ended = true;
    pending.forEach(answer -> answer.cancel().run());
    pending.clear();
  }
}
