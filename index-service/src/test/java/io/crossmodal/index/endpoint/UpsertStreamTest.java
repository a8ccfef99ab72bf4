package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.v1.CountRequest;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ItemServiceGrpc;
import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.index.v1.UpsertStreamRequest;
import io.crossmodal.index.v1.UpsertStreamResponse;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.type.v1.Modality;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class UpsertStreamTest {

  private static final int PER_BATCH = 500;

  @TempDir Path dataDir;

  private final Random random = new Random(9);
  private TestIndex index;

  @BeforeEach
  void open() {
    index = TestIndex.open(dataDir);
    index.galleries().createGallery(Messages.gallery("g", 4, 2));
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void answersEachBatchInOrder() throws Exception {
    Answers answers = new Answers(true);
    StreamObserver<UpsertStreamRequest> requests =
        ItemServiceGrpc.newStub(index.channel()).upsertStream(answers);
    for (int i = 0; i < 20; i++) {
      requests.onNext(batch("g", i));
    }
    requests.onCompleted();
    for (int i = 0; i < 20; i++) {
      UpsertStreamResponse answer = answers.next();
      assertThat(answer.getRequestId()).isEqualTo("batch-" + i);
      assertThat(answer.getBatch().getUpserted()).isEqualTo(PER_BATCH);
    }
    assertThat(answers.end()).isEqualTo("completed");
    assertThat(count()).isEqualTo(20 * PER_BATCH);
  }

  @Test
  void takesNoMoreBatchesThanTheCallerTakesAnswers() throws Exception {
    Answers answers = new Answers(false);
    StreamObserver<UpsertStreamRequest> requests =
        ItemServiceGrpc.newStub(index.channel()).upsertStream(answers);
    for (int i = 0; i < 3000; i++) {
      requests.onNext(
          UpsertStreamRequest.newBuilder()
              .setBatch(
                  Messages.upsert("g", List.of(item("item-" + i))).toBuilder()
                      .setRequestId("batch-" + i + "-" + "x".repeat(100)))
              .build());
    }
    // Answers wait until 32 KiB of them are held back; then batches do.
    long before;
    do {
      before = count();
      TimeUnit.MILLISECONDS.sleep(300);
    } while (count() > before);
    assertThat(before).isBetween(1L, 1500L);
    answers.takeAll();
    for (int i = 0; i < 3000; i++) {
      assertThat(answers.next().getRequestId()).startsWith("batch-" + i + "-");
    }
    requests.onCompleted();
    assertThat(answers.end()).isEqualTo("completed");
    assertThat(count()).isEqualTo(3000);
  }

  @Test
  void endsWithTheReasonOfTheBatchThatCannotBeWritten() throws Exception {
    Answers answers = new Answers(true);
    StreamObserver<UpsertStreamRequest> requests =
        ItemServiceGrpc.newStub(index.channel()).upsertStream(answers);
    requests.onNext(batch("g", 0));
    requests.onNext(batch("other", 1));
    requests.onNext(batch("g", 2));
    assertThat(answers.next().getRequestId()).isEqualTo("batch-0");
    assertThat(answers.end()).isEqualTo(ErrorReason.GALLERY_NOT_FOUND.name());
    assertThat(count()).isEqualTo(PER_BATCH);
  }

  private UpsertStreamRequest batch(String gallery, int number) {
    List<Item> items =
        IntStream.range(0, PER_BATCH).mapToObj(i -> item("item-" + number + "-" + i)).toList();
    UpsertRequest request =
        Messages.upsert(gallery, new ArrayList<>(items)).toBuilder()
            .setRequestId("batch-" + number)
            .build();
    return UpsertStreamRequest.newBuilder().setBatch(request).build();
  }

  private Item item(String id) {
    return Messages.item(id, Modality.MODALITY_TEXT, Messages.vector(random, 4));
  }

  private long count() {
    return index.items().count(CountRequest.newBuilder().setGallery("g").build()).getItems();
  }

  /** The answers of a stream, asked for all the time or not before {@link #takeAll}. */
  private static final class Answers
      implements ClientResponseObserver<UpsertStreamRequest, UpsertStreamResponse> {

    private final BlockingQueue<UpsertStreamResponse> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    private final boolean eager;
    private ClientCallStreamObserver<UpsertStreamRequest> call;

    Answers(boolean eager) {
      this.eager = eager;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<UpsertStreamRequest> started) {
      call = started;
      if (!eager) {
        started.disableAutoRequestWithInitial(0);
      }
    }

    void takeAll() {
      call.request(Integer.MAX_VALUE);
    }

    @Override
    public void onNext(UpsertStreamResponse answer) {
      answers.add(answer);
    }

    @Override
    public void onError(Throwable failure) {
      ends.add(ErrorStatus.reason(failure).name());
    }

    @Override
    public void onCompleted() {
      ends.add("completed");
    }

    UpsertStreamResponse next() throws InterruptedException {
      UpsertStreamResponse answer = answers.poll(20, TimeUnit.SECONDS);
      if (answer == null) {
        throw new AssertionError("no answer; ended: " + ends);
      }
      return answer;
    }

    String end() throws InterruptedException {
      String end = ends.poll(20, TimeUnit.SECONDS);
      return end == null ? "not ended" : end;
    }
  }
}
