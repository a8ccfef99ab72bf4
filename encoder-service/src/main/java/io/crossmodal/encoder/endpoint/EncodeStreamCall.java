package io.crossmodal.encoder.endpoint;

import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeStreamRequest;
import io.crossmodal.encoder.v1.EncodeStreamResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * One stream of batches: answers in their order and no faster than the caller reads.
 *
 * <p>It asks for a batch when the one before is in the queue and fewer than a window of them are
 * unanswered, so that of every stream at most one batch waits outside the queue. A batch that fails
 * as a whole ends the stream after the answers before it.
 */
final class EncodeStreamCall implements StreamObserver<EncodeStreamRequest> {

  private final ServerCallStreamObserver<EncodeStreamResponse> caller;
  private final int window;
  private final Function<EncodeRequest, PendingAnswer> encode;
  // Guarded by this, as is the observer, which is not safe for several threads.
  private final ArrayDeque<PendingAnswer> pending = new ArrayDeque<>();
  private boolean asked;
  private boolean complete;
  private boolean ended;

  EncodeStreamCall(
      ServerCallStreamObserver<EncodeStreamResponse> caller,
      int window,
      Function<EncodeRequest, PendingAnswer> encode) {
    this.caller = caller;
    this.window = window;
    this.encode = encode;
    caller.disableAutoRequest();
    caller.setOnReadyHandler(this::send);
    caller.setOnCancelHandler(this::cancel);
    ask();
  }

  @Override
  public void onNext(EncodeStreamRequest request) {
    PendingAnswer answer = encode.apply(request.getBatch());
    if (!add(answer)) {
      answer.cancel().run();
      return;
    }
    answer.admitted().whenComplete((_, _) -> ask());
    answer.response().whenComplete((_, _) -> send());
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

  private synchronized boolean add(PendingAnswer answer) {
    asked = false;
    return !ended && pending.add(answer);
  }

  private synchronized void ask() {
    boolean lastIsIn = pending.isEmpty() || pending.getLast().isAdmitted();
    if (!ended && !complete && !asked && lastIsIn && pending.size() < window) {
      asked = true;
      caller.request(1);
    }
  }

  private void send() {
    List<PendingAnswer> given = sendReady();
    // Outside the lock: room that is given back may be another stream's turn.
    given.forEach(answer -> answer.cancel().run());
    ask();
  }

  /** Sends what is next and done; says which answers were given up for a failure. */
  private synchronized List<PendingAnswer> sendReady() {
    while (!ended && caller.isReady() && !pending.isEmpty() && isNextDone()) {
      try {
        caller.onNext(pending.remove().toStreamResponse());
      } catch (CompletionException e) {
        caller.onError(e.getCause());
        return end();
      }
    }
    if (!ended && complete && pending.isEmpty()) {
      ended = true;
      caller.onCompleted();
    }
    return List.of();
  }

  private boolean isNextDone() {
    return pending.getFirst().response().isDone();
  }

  private void cancel() {
    end().forEach(answer -> answer.cancel().run());
  }

  private synchronized List<PendingAnswer> end() {
    ended = true;
    List<PendingAnswer> rest = List.copyOf(pending);
    pending.clear();
    return rest;
  }
}
