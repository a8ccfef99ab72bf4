package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.v1.CreateViewRequest;
import io.crossmodal.index.v1.GalleryServiceGrpc;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ItemServiceGrpc;
import io.crossmodal.index.v1.ItemServiceGrpc.ItemServiceBlockingStub;
import io.crossmodal.index.v1.Precision;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.type.v1.Modality;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process again and again at any moment of making generations, and holds the answers of the
 * next one against what was acknowledged.
 */
@Timeout(300)
class SealKillTest {

  private static final int ROUNDS = 8;
  private static final int IDS = 1500;
  private static final int DIMENSION = 16;

  @TempDir Path dataDir;

  private final Random random = new Random(77);

  /** The number of the batch that last wrote an item; its vector is made of it. */
  private final Map<String, Integer> acknowledged = new TreeMap<>();

  /** What the batch in flight at the kill would have written. */
  private final Map<String, Integer> uncertain = new TreeMap<>();

  private int batches;

  @Test
  void answersWithEveryAcknowledgedItemThroughKills() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      try (ChildIndex child = ChildIndex.start(dataDir)) {
        if (round == 0) {
          GalleryServiceGrpc.newBlockingStub(child.channel())
              .createGallery(Messages.gallery("g", DIMENSION, 1));
          createView(child);
        }
        CountDownLatch enough = new CountDownLatch(20 + random.nextInt(40));
        long later = random.nextInt(60);
        CompletableFuture<Void> killing =
            CompletableFuture.runAsync(() -> kill(child, enough, later));
        writeUntilKilled(child, enough);
        killing.get(60, TimeUnit.SECONDS);
      }
      try (TestIndex index = TestIndex.open(dataDir)) {
        assertAnswers(index, "full");
        assertAnswers(index, "small");
      }
    }
    assertThat(batches).isGreaterThan(ROUNDS * 20);
  }

  private static void createView(ChildIndex child) {
    ViewSettings settings =
        ViewSettings.newBuilder().setName("small").setPrecision(Precision.PRECISION_INT8).build();
    GalleryServiceGrpc.newBlockingStub(child.channel())
        .createView(CreateViewRequest.newBuilder().setGallery("g").setSettings(settings).build());
  }

  /** Kills it a little after so many answers, in the midst of whatever it does then. */
  private static void kill(ChildIndex child, CountDownLatch enough, long laterMillis) {
    try {
      enough.await();
      TimeUnit.MILLISECONDS.sleep(laterMillis);
      child.kill();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void writeUntilKilled(ChildIndex child, CountDownLatch answers) {
    ItemServiceBlockingStub stub = ItemServiceGrpc.newBlockingStub(child.channel());
    try {
      while (true) {
        uncertain.clear();
        List<Item> items = new ArrayList<>();
        int batch = batches++;
        for (int i = random.nextInt(40); i >= 0; i--) {
          String id = "item-" + random.nextInt(IDS);
          if (uncertain.put(id, batch) == null) {
            items.add(Messages.item(id, Modality.MODALITY_IMAGE, vector(id, batch)));
          }
        }
        assertThat(stub.upsert(Messages.upsert("g", items)).getUpserted()).isEqualTo(items.size());
        acknowledged.putAll(uncertain);
        answers.countDown();
      }
    } catch (StatusRuntimeException e) {
      // Killed.
    }
  }

  private static float[] vector(String id, int batch) {
    return Messages.vector(new Random(1_000_003L * id.hashCode() + batch), DIMENSION);
  }

  /**
   * Every item must be found by its own vector, as the batch before the kill or that one left it.
   */
  private void assertAnswers(TestIndex index, String view) {
    for (Map.Entry<String, Integer> entry : uncertain.entrySet()) {
      if (best(index, view, vector(entry.getKey(), entry.getValue())).equals(entry.getKey())) {
        acknowledged.put(entry.getKey(), entry.getValue());
      }
    }
    uncertain.clear();
    acknowledged.forEach(
        (id, batch) -> assertThat(best(index, view, vector(id, batch))).isEqualTo(id));
    SearchResponse found = search(index, view, vector("query", 0), 10_000);
    assertThat(found.getHitsCount()).isEqualTo(acknowledged.size());
  }

  private static String best(TestIndex index, String view, float[] vector) {
    SearchResponse found = search(index, view, vector, 1);
    boolean near = found.getHitsCount() > 0 && found.getHits(0).getScore() > .99;
    return near ? found.getHits(0).getItem().getId() : "";
  }

  private static SearchResponse search(TestIndex index, String view, float[] vector, int k) {
    SearchRequest.Builder request = Messages.search("g", vector, k).toBuilder();
    request.getParametersBuilder().setView(view);
    return index.searches().search(request.build());
  }
}
