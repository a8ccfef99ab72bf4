package io.crossmodal.gateway.fake;

import io.grpc.stub.StreamObserver;

/** Answers of unary calls. */
final class Replies {

  private Replies() {}

  static <T> void send(StreamObserver<T> observer, T reply) {
    observer.onNext(reply);
    observer.onCompleted();
  }
}
