package io.crossmodal.index.endpoint;

import io.grpc.stub.StreamObserver;

/** Ends a unary call with its answer. */
final class Reply {

  private Reply() {}

  static <A> void with(StreamObserver<A> observer, A answer) {
    observer.onNext(answer);
    observer.onCompleted();
  }
}
