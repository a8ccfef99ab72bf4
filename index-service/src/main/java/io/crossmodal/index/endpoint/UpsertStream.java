package io.crossmodal.index.endpoint;

import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.index.v1.UpsertStreamRequest;
import io.crossmodal.index.v1.UpsertStreamResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/**
 * One stream of batches: a batch is asked for when the one before is written and the caller takes
 * its answers, so that neither side can bury the other.
 */
final class UpsertStream implements StreamObserver<UpsertStreamRequest> {

  private final ItemWrites writes;
  private final ServerCallStreamObserver<UpsertStreamResponse> answers;
  private boolean waiting;

  private UpsertStream(ItemWrites writes, ServerCallStreamObserver<UpsertStreamResponse> answers) {
    this.writes = writes;
    this.answers = answers;
  }

  static UpsertStream open(
      ItemWrites writes, ServerCallStreamObserver<UpsertStreamResponse> answers) {
    UpsertStream stream = new UpsertStream(writes, answers);
    answers.disableAutoRequest();
    answers.setOnReadyHandler(stream::ready);
    // With a handler, a cancelled caller is noticed by the next answer and not thrown at it.
    answers.setOnCancelHandler(() -> {});
    answers.request(1);
    return stream;
  }

  @Override
  public void onNext(UpsertStreamRequest request) {
    UpsertRequest batch = request.getBatch();
    answers.onNext(
        UpsertStreamResponse.newBuilder()
            .setRequestId(batch.getRequestId())
            .setBatch(writes.upsert(batch))
            .build());
    waiting = true;
    ready();
  }

  private void ready() {
    if (waiting && answers.isReady()) {
      waiting = false;
      answers.request(1);
    }
  }

  @Override
  public void onError(Throwable cause) {
    // The caller is gone; what was written stays.
  }

  @Override
  public void onCompleted() {
    answers.onCompleted();
  }
}
