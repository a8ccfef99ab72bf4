package io.crossmodal.bench.rpc;

import io.crossmodal.index.v1.ItemServiceGrpc;
import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.index.v1.UpsertStreamRequest;
import io.crossmodal.index.v1.UpsertStreamResponse;
import io.grpc.Channel;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One upsert stream with a few batches under way, so that neither side waits for the other. */
public final class UpsertFlow implements AutoCloseable {

  private static final int UNDER_WAY = 4;

  private final Semaphore room = new Semaphore(UNDER_WAY);
  private final AtomicLong acknowledged = new AtomicLong();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Throwable failure;
  private final StreamObserver<UpsertStreamRequest> requests;

  UpsertFlow(Channel channel) {
    this.requests = ItemServiceGrpc.newStub(channel).upsertStream(new Answers());
  }

  /** Sends a batch as soon as fewer than four are unanswered. */
  public void send(UpsertRequest batch) throws InterruptedException {
    room.acquire();
    check();
    requests.onNext(UpsertStreamRequest.newBuilder().setBatch(batch).build());
  }

  /** Items acknowledged so far. */
  public long acknowledged() {
    return acknowledged.get();
  }

  private void check() {
    Throwable cause = failure;
    if (cause != null) {
      throw new IllegalStateException("a batch was not written: " + cause.getMessage(), cause);
    }
  }

  /** Waits until every batch is acknowledged. */
  @Override
  public void close() throws InterruptedException {
    requests.onCompleted();
    ended.await();
    check();
  }

  private final class Answers implements StreamObserver<UpsertStreamResponse> {

    @Override
    public void onNext(UpsertStreamResponse answer) {
      if (!answer.hasBatch() || answer.getBatch().getErrorsCount() > 0) {
        onError(new IllegalStateException(answer.toString()));
      }
      acknowledged.addAndGet(answer.getBatch().getUpserted());
      room.release();
    }

    @Override
    public void onError(Throwable cause) {
      failure = cause;
      room.release();
      ended.countDown();
    }

    @Override
    public void onCompleted() {
      ended.countDown();
    }
  }
}
