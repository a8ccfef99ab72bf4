package io.crossmodal.bench.contender;

import io.grpc.stub.StreamObserver;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A unary method of an endpoint, called without a channel; for one call. */
final class DirectCall<T> implements StreamObserver<T> {

  private @Nullable T answer;

  /**
   * Calls a method that answers before it returns.
   *
   * @throws IllegalStateException when it answers nothing
   */
  static <Q, T> T of(BiConsumer<Q, StreamObserver<T>> method, Q request) {
    DirectCall<T> call = new DirectCall<>();
    method.accept(request, call);
    return Objects.requireNonNull(call.answer, "no answer");
  }

  @Override
  public void onNext(T value) {
    answer = value;
  }

  @Override
  public void onError(Throwable cause) {
    throw new IllegalStateException("the call failed", cause);
  }

  @Override
  public void onCompleted() {}
}
