package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchServiceGrpc;
import io.crossmodal.index.v1.SearchStreamRequest;
import io.crossmodal.index.v1.SearchStreamResponse;
import io.crossmodal.type.v1.Modality;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SearchStreamTest {

  private static final int DIMENSION = 4;

  /** Keeps what arrives. */
  private static final class Answers implements StreamObserver<SearchStreamResponse> {

    private final BlockingQueue<SearchStreamResponse> received = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public void onNext(SearchStreamResponse response) {
      received.add(response);
    }

    @Override
    public void onError(Throwable cause) {
      throw new AssertionError(cause);
    }

    @Override
    public void onCompleted() {
      ended.countDown();
    }
  }

  @Test
  void answersEachQueryInOrderAndGoesOnAfterABadOne(@TempDir Path dataDir) throws Exception {
    Random random = new Random(2);
    try (TestIndex index = TestIndex.open(dataDir)) {
      index.galleries().createGallery(Messages.gallery("g", DIMENSION, 2));
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        items.add(
            Messages.item("i" + i, Modality.MODALITY_TEXT, Messages.vector(random, DIMENSION)));
      }
      index.items().upsert(Messages.upsert("g", items));
      Answers answers = new Answers();
      StreamObserver<SearchStreamRequest> queries =
          SearchServiceGrpc.newStub(index.channel()).searchStream(answers);
      List<SearchRequest> sent = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        int k = i % 10 == 3 ? 0 : 5;
        sent.add(Messages.search("g", Messages.vector(random, DIMENSION), k));
        queries.onNext(
            SearchStreamRequest.newBuilder().setQueryId("q" + i).setSearch(sent.get(i)).build());
      }
      queries.onCompleted();
      assertThat(answers.ended.await(30, TimeUnit.SECONDS)).isTrue();

      assertThat(answers.received).hasSize(100);
      for (int i = 0; i < 100; i++) {
        SearchStreamResponse answer = answers.received.remove();
        assertThat(answer.getQueryId()).isEqualTo("q" + i);
        if (i % 10 == 3) {
          assertThat(answer.getError().getReason()).isEqualTo("INVALID_FIELD");
          assertThat(answer.getError().getMessage()).contains("k: 0 (expected: 1..10000)");
        } else {
          assertThat(answer.getResponse().getHitsList())
              .isEqualTo(index.searches().search(sent.get(i)).getHitsList())
              .hasSize(5);
        }
      }
    }
  }
}
