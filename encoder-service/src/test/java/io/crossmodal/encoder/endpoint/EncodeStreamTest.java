package io.crossmodal.encoder.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.encoder.batch.DynamicBatcher;
import io.crossmodal.encoder.batch.Priority;
import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResult;
import io.crossmodal.encoder.v1.EncodeStreamRequest;
import io.crossmodal.encoder.v1.EncodeStreamResponse;
import io.crossmodal.encoder.v1.EncoderServiceGrpc;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EncodeStreamTest {

  @TempDir private Path dataDir;
  private EncoderFixture fixture;
  private final Caller caller = new Caller();

  @BeforeEach
  void start() {
    TinyModel.save(dataDir.resolve("models/tiny"), 1);
    fixture =
        new EncoderFixture(
            dataDir,
            Map.of(
                "default-model", "tiny",
                "batch.queue-items", "4",
                "batch.stream-window", "3"));
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void answersEveryBatchInOrderAlthoughTheQueueIsSmall() throws Exception {
    open();
    caller.requests.request(Integer.MAX_VALUE);
    for (int i = 0; i < 60; i++) {
      caller.requests.onNext(batch("", 1 + i % 4));
    }
    caller.requests.onCompleted();

    for (int i = 0; i < 60; i++) {
      assertThat(caller.answers.take().getBatch().getResultsList())
          .hasSize(1 + i % 4)
          .allMatch(EncodeResult::hasEmbedding);
    }
    caller.ended.await();
    assertThat(caller.failure).isNull();
  }

  @Test
  void aBatchWithAnUnknownModelEndsTheStreamAfterTheAnswersBeforeIt() throws Exception {
    open();
    caller.requests.request(Integer.MAX_VALUE);
    caller.requests.onNext(batch("", 2));
    caller.requests.onNext(batch("nope", 1));
    caller.requests.onNext(batch("", 1));
    caller.ended.await();

    assertThat(caller.answers).hasSize(1);
    assertThat(ErrorStatus.reason(caller.failure)).isEqualTo(ErrorReason.MODEL_NOT_FOUND);
  }

  @Test
  void anEmptyStreamEndsWell() throws Exception {
    open();
    caller.requests.onCompleted();
    caller.ended.await();

    assertThat(caller.failure).isNull();
    assertThat(caller.answers).isEmpty();
  }

  @Test
  void aCancelledStreamLeavesNothingInTheQueue() throws Exception {
    open();
    for (int i = 0; i < 20; i++) {
      caller.requests.onNext(batch("", 4));
    }
    caller.requests.cancel("enough", null);
    caller.ended.await();

    Caller next = new Caller();
    EncoderServiceGrpc.newStub(fixture.channel()).encodeStream(next);
    next.requests.request(1);
    next.requests.onNext(batch("", 4));
    assertThat(next.answers.take().getBatch().getResultsCount()).isEqualTo(4);
    next.requests.onCompleted();
    next.ended.await();
    assertThat(fixture.bean(DynamicBatcher.class).queued(Priority.LIVE)).isZero();
  }

  private void open() {
    EncoderServiceGrpc.newStub(fixture.channel())
        .withDeadlineAfter(100, TimeUnit.SECONDS)
        .encodeStream(caller);
  }

  private static EncodeStreamRequest batch(String model, int texts) {
    EncodeRequest.Builder batch = EncodeRequest.newBuilder().setModel(model);
    for (int i = 0; i < texts; i++) {
      batch.addInputs(Input.newBuilder().setText("dog ".repeat(i + 1)));
    }
    return EncodeStreamRequest.newBuilder().setBatch(batch).build();
  }

  /** A caller who reads when told to. */
  private static final class Caller
      implements ClientResponseObserver<EncodeStreamRequest, EncodeStreamResponse> {

    final BlockingQueue<EncodeStreamResponse> answers = new LinkedBlockingQueue<>();
    final CountDownLatch ended = new CountDownLatch(1);
    ClientCallStreamObserver<EncodeStreamRequest> requests;
    volatile @Nullable Throwable failure;

    @Override
    public void beforeStart(ClientCallStreamObserver<EncodeStreamRequest> newRequests) {
      requests = newRequests;
      newRequests.disableAutoRequestWithInitial(0);
    }

    @Override
    public void onNext(EncodeStreamResponse answer) {
      answers.add(answer);
    }

    @Override
    public void onError(Throwable newFailure) {
      failure = newFailure;
      ended.countDown();
    }

    @Override
    public void onCompleted() {
      ended.countDown();
    }
  }
}
