package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.crossmodal.index.cluster.ShardRouter;
import io.crossmodal.index.shard.DataDirectory;
import io.crossmodal.index.v1.GalleryServiceGrpc;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ItemParts;
import io.crossmodal.index.v1.ItemServiceGrpc;
import io.crossmodal.index.v1.ListGalleriesRequest;
import io.crossmodal.index.v1.PayloadValue;
import io.crossmodal.index.v1.ScrollRequest;
import io.crossmodal.index.v1.ScrollResponse;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.index.v1.UpsertStreamRequest;
import io.crossmodal.index.v1.UpsertStreamResponse;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.type.v1.Content;
import io.crossmodal.type.v1.Modality;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process in the midst of a stream, several times, and holds what it left against what it
 * acknowledged.
 */
@Timeout(300)
class KillTest {

  private static final int ROUNDS = 4;
  private static final int IDS = 150;
  private static final int SHARDS = 3;
  private static final int DIMENSION = 8;
  private static final String GALLERY = "killed";

  @TempDir Path dataDir;

  /** Every batch ever sent, by number; the id of its request is its number. */
  private final List<List<Item>> batches = new ArrayList<>();

  private final Random random = new Random(42);

  @Test
  void keepsEveryAcknowledgedItemOnceThroughKills() throws Exception {
    int acknowledged = 0;
    for (int round = 0; round < ROUNDS; round++) {
      try (ChildIndex child = ChildIndex.start(dataDir)) {
        if (round == 0) {
          GalleryServiceGrpc.newBlockingStub(child.channel())
              .createGallery(Messages.gallery(GALLERY, DIMENSION, SHARDS));
          assertRefusesASecondProcess(child);
        }
        acknowledged = streamUntilKilled(child, acknowledged, 5 + random.nextInt(40));
      }
      try (TestIndex index = TestIndex.open(dataDir)) {
        assertHolds(index, acknowledged);
      }
    }
    assertThat(acknowledged).isGreaterThan(ROUNDS * 5);
    try (TestIndex index = TestIndex.open(dataDir)) {
      replayAll(index);
      assertHolds(index, batches.size());
    }
  }

  private void assertRefusesASecondProcess(ChildIndex child) {
    ServiceException refused =
        catchThrowableOfType(ServiceException.class, () -> DataDirectory.open(dataDir, 0));
    assertThat(refused)
        .hasMessageContaining("in use by process " + child.pid())
        .hasMessageContaining(dataDir.getFileName().toString());
  }

  /**
   * Sends again what was not acknowledged, then new batches, all the time some ahead of the
   * answers, and kills the process after some answers. Returns how many batches are acknowledged.
   */
  private int streamUntilKilled(ChildIndex child, int acknowledged, int answers) throws Exception {
    AtomicInteger answered = new AtomicInteger(acknowledged);
    CountDownLatch enough = new CountDownLatch(answers);
    CountDownLatch ended = new CountDownLatch(1);
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    StreamObserver<UpsertStreamRequest> requests =
        ItemServiceGrpc.newStub(child.channel())
            .upsertStream(
                new StreamObserver<>() {
                  @Override
                  public void onNext(UpsertStreamResponse response) {
                    assertThat(response.getRequestId()).isEqualTo("batch-" + answered.get());
                    assertThat(response.getBatch().getErrorsList()).isEmpty();
                    answered.incrementAndGet();
                    enough.countDown();
                  }

                  @Override
                  public void onError(Throwable failure) {
                    failures.add(failure);
                    ended.countDown();
                  }

                  @Override
                  public void onCompleted() {
                    ended.countDown();
                  }
                });
    int sent = acknowledged;
    while (enough.getCount() > 0 && ended.getCount() > 0) {
      if (sent < answered.get() + 8) {
        requests.onNext(UpsertStreamRequest.newBuilder().setBatch(batch(sent++)).build());
      } else if (enough.await(1, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    assertThat(failures).isEmpty();
    child.kill();
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    return answered.get();
  }

  private UpsertRequest batch(int number) {
    while (batches.size() <= number) {
      batches.add(newBatch(batches.size()));
    }
    return UpsertRequest.newBuilder()
        .setGallery(GALLERY)
        .setRequestId("batch-" + number)
        .addAllItems(batches.get(number))
        .build();
  }

  /** Items whose parts all say which batch they are of. */
  private List<Item> newBatch(int number) {
    Map<String, Item> items = new HashMap<>();
    for (int i = random.nextInt(60); i >= 0; i--) {
      String id = "item-" + random.nextInt(IDS);
      byte[] content = new byte[20_000];
      new Random(number).nextBytes(content);
      items.put(
          id,
          Item.newBuilder()
              .setId(id)
              .setModality(Modality.MODALITY_IMAGE)
              .setVector(Embeddings.toVector(Messages.vector(new Random(number), DIMENSION)))
              .putPayload("batch", PayloadValue.newBuilder().setIntValue(number).build())
              .setContent(Content.newBuilder().setData(ByteString.copyFrom(content)))
              .build());
    }
    return List.copyOf(items.values());
  }

  /** Each shard must hold exactly what some batch left behind, and none before the acknowledged. */
  private void assertHolds(TestIndex index, int acknowledged) {
    assertThat(
            index
                .galleries()
                .listGalleries(ListGalleriesRequest.getDefaultInstance())
                .getGalleries(0)
                .getUnreachableList())
        .isEmpty();
    List<Item> stored = scroll(index);
    ShardRouter router = new ShardRouter(SHARDS);
    Map<Integer, List<Item>> byShard =
        stored.stream().collect(Collectors.groupingBy(item -> router.shard(item.getId())));
    for (int shard = 0; shard < SHARDS; shard++) {
      List<Item> held = byShard.getOrDefault(shard, List.of());
      int last = held.stream().mapToInt(KillTest::batchOf).max().orElse(-1);
      assertThat(held)
          .containsExactlyInAnyOrderElementsOf(
              expected(router, shard, Math.max(last + 1, acknowledged)).values());
    }
    assertFindsAll(index, stored);
  }

  /** What is derived knows the same items at the same versions. */
  private void assertFindsAll(TestIndex index, List<Item> stored) {
    SearchResponse found =
        index
            .searches()
            .search(Messages.search(GALLERY, Messages.vector(random, DIMENSION), 10_000));
    assertThat(
            found.getHitsList().stream()
                .map(hit -> hit.getItem().getId() + " " + hit.getItem().getVersion()))
        .containsExactlyInAnyOrderElementsOf(
            stored.stream().map(item -> item.getId() + " " + item.getVersion()).toList());
  }

  private static int batchOf(Item item) {
    return (int) item.getPayloadOrThrow("batch").getIntValue();
  }

  private Map<String, Item> expected(ShardRouter router, int shard, int count) {
    Map<String, Item> expected = new HashMap<>();
    for (List<Item> batch : batches.subList(0, count)) {
      for (Item item : batch) {
        if (router.shard(item.getId()) == shard) {
          expected.merge(
              item.getId(),
              item.toBuilder().setVersion(1).build(),
              (old, now) -> now.toBuilder().setVersion(old.getVersion() + 1).build());
        }
      }
    }
    return expected;
  }

  private static List<Item> scroll(TestIndex index) {
    List<Item> all = new ArrayList<>();
    String token = "";
    do {
      ScrollResponse page =
          index
              .items()
              .scroll(
                  ScrollRequest.newBuilder()
                      .setGallery(GALLERY)
                      .setPageToken(token)
                      .setParts(
                          ItemParts.newBuilder().setVector(true).setPayload(true).setContent(true))
                      .build());
      all.addAll(page.getItemsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return all;
  }

  /** Those that were applied change nothing, or versions would be wrong. */
  private void replayAll(TestIndex index) {
    for (int number = 0; number < batches.size(); number++) {
      assertThat(index.items().upsert(batch(number)).getUpserted())
          .isEqualTo(batches.get(number).size());
    }
  }
}
