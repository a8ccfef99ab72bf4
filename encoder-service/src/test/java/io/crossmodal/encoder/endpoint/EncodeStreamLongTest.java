package io.crossmodal.encoder.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResult;
import io.crossmodal.encoder.v1.EncodeStreamRequest;
import io.crossmodal.encoder.v1.EncodeStreamResponse;
import io.crossmodal.encoder.v1.EncoderServiceGrpc;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.encoder.v1.Priority;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stream of 100,000 texts whose reader is slower than the encoder. */
@Timeout(300)
class EncodeStreamLongTest {

  private static final int TEXTS = 100_000;
  private static final int BATCH = 100;
  private static final int WINDOW = 3;

  /** Every so many texts one is blank, and so has an error of its own. */
  private static final int BLANK = 997;

  @TempDir private Path dataDir;
  private EncoderFixture fixture;

  @BeforeEach
  void start() {
    TinyModel.save(dataDir.resolve("models/tiny"), 1);
    fixture =
        new EncoderFixture(
            dataDir,
            Map.of(
                "default-model", "tiny",
                "cache-bytes", "0",
                "batch.stream-window", String.valueOf(WINDOW)));
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void isAnsweredInOrderAndNeverRunsAhead() throws Exception {
    Reader reader = new Reader();
    EncoderServiceGrpc.newStub(fixture.channel()).encodeStream(reader);
    int seen = 0;
    int mostAhead = 0;
    for (int batch = 0; batch < TEXTS / BATCH; batch++) {
      reader.requests.request(1);
      EncodeStreamResponse answer = reader.answers.poll(60, TimeUnit.SECONDS);
      assertThat(answer).as("batch %d", batch).isNotNull();
      for (EncodeResult result : answer.getBatch().getResultsList()) {
        assertThat(result.hasError()).as("text %d", seen).isEqualTo(seen % BLANK == 0);
        if (result.hasError()) {
          assertThat(result.getError().getIndex()).isEqualTo(seen % BATCH);
        } else {
          // "<start> n n ... n", so that the tokens say which text it was
          assertThat(result.getTokens()).as("text %d", seen).isEqualTo(tokens(seen));
        }
        seen++;
      }
      if (batch % 100 == 0) {
        TimeUnit.MILLISECONDS.sleep(200);
        mostAhead = Math.max(mostAhead, reader.sent.get() - batch);
      }
    }
    reader.ended.await();

    assertThat(reader.failure).isNull();
    assertThat(seen).isEqualTo(TEXTS);
    assertThat(reader.answers).isEmpty();
    assertThat(mostAhead).isBetween(1, 2 * WINDOW + 2);
  }

  private static int words(int text) {
    return 1 + text % 3;
  }

  private static int tokens(int text) {
    return words(text) + 1;
  }

  private static EncodeStreamRequest batch(int number) {
    EncodeRequest.Builder batch = EncodeRequest.newBuilder().setPriority(Priority.PRIORITY_BULK);
    for (int text = number * BATCH; text < (number + 1) * BATCH; text++) {
      String value = text % BLANK == 0 ? " " : "red ".repeat(words(text)).strip();
      batch.addInputs(Input.newBuilder().setText(value));
    }
    return EncodeStreamRequest.newBuilder().setBatch(batch).build();
  }

  /** Sends whenever the stream takes more, reads when it is told to. */
  private static final class Reader
      implements ClientResponseObserver<EncodeStreamRequest, EncodeStreamResponse> {

    final BlockingQueue<EncodeStreamResponse> answers = new LinkedBlockingQueue<>();
    final CountDownLatch ended = new CountDownLatch(1);
    final AtomicInteger sent = new AtomicInteger();
    volatile ClientCallStreamObserver<EncodeStreamRequest> requests;
    volatile @Nullable Throwable failure;
    private boolean done;

    @Override
    public void beforeStart(ClientCallStreamObserver<EncodeStreamRequest> stream) {
      requests = stream;
      stream.disableAutoRequestWithInitial(0);
      stream.setOnReadyHandler(this::send);
    }

    private synchronized void send() {
      while (!done && requests.isReady()) {
        requests.onNext(batch(sent.getAndIncrement()));
        if (sent.get() == TEXTS / BATCH) {
          done = true;
          requests.onCompleted();
        }
      }
    }

    @Override
    public void onNext(EncodeStreamResponse answer) {
      answers.add(answer);
    }

    @Override
    public void onError(Throwable cause) {
      failure = cause;
      ended.countDown();
    }

    @Override
    public void onCompleted() {
      ended.countDown();
    }
  }
}
