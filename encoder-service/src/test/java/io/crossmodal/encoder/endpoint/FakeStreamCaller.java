package io.crossmodal.encoder.endpoint;

import io.crossmodal.encoder.v1.EncodeStreamResponse;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The service's side of a stream, driven by hand. */
final class FakeStreamCaller extends ServerCallStreamObserver<EncodeStreamResponse> {

  final List<String> sent = new ArrayList<>();
  boolean ready = true;
  int requested;
  boolean completed;
  @Nullable Throwable failure;
  private Runnable onReady = () -> {};
  private Runnable onCancel = () -> {};

  void becomeReady() {
    ready = true;
    onReady.run();
  }

  void cancel() {
    onCancel.run();
  }

  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public void setOnCancelHandler(Runnable handler) {
    onCancel = handler;
  }

  @Override
  public void setCompression(String compression) {}

  @Override
  public boolean isReady() {
    return ready;
  }

  @Override
  public void setOnReadyHandler(Runnable handler) {
    onReady = handler;
  }

  @Override
  public void disableAutoInboundFlowControl() {}

  @Override
  public void disableAutoRequest() {}

  @Override
  public void request(int count) {
    requested += count;
  }

  @Override
  public void setMessageCompression(boolean enable) {}

  @Override
  public void onNext(EncodeStreamResponse answer) {
    sent.add(answer.getBatch().getModel());
  }

  @Override
  public void onError(Throwable newFailure) {
    failure = newFailure;
  }

  @Override
  public void onCompleted() {
    completed = true;
  }
}
