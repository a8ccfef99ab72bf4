package io.crossmodal.eval.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.crossmodal.eval.dataset.Modality;
import io.crossmodal.eval.dataset.StoredItem;
import io.crossmodal.eval.fake.FakeIndex;
import io.crossmodal.eval.plan.Precision;
import io.crossmodal.eval.plan.Reduction;
import io.crossmodal.eval.plan.SearchSpec;
import io.crossmodal.eval.plan.ViewSpec;
import io.crossmodal.index.v1.CandidateScores;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IndexClientTest {

  private static final int ITEMS = 1_500;

  private final FakeIndex index = new FakeIndex();
  private final IndexClient client =
      new IndexClient("fake", index.channel(), Duration.ofSeconds(20), Duration.ofSeconds(20));

  @BeforeEach
  void storeItems() {
    client.createGallery("photos", 512, 2);
    int written =
        client.upload("photos", IntStream.range(0, ITEMS).mapToObj(this::item).iterator());
    assertThat(written).isEqualTo(ITEMS);
  }

  @AfterEach
  void stop() throws InterruptedException {
    client.close();
    index.close();
  }

  @Test
  void readsBackWhatItWrote() {
    List<StoredItem> read = new ArrayList<>();

    client.scroll("photos", read::add);

    assertThat(read).hasSize(ITEMS);
    StoredItem first = read.getFirst();
    StoredItem written = item(0);
    assertThat(first.id()).isEqualTo(written.id());
    assertThat(first.modality()).isEqualTo(Modality.TEXT);
    assertThat(first.relevant()).containsOnly(entry("image", 1));
    assertThat(first.vector()).containsExactly(written.vector());
    assertThat(read.get(1).relevant()).isEmpty();
    assertThat(read.get(2).relevant()).containsExactly(entry("image", 1), entry("other", 3));
  }

  @Test
  void describesGalleriesAndViews() {
    StoredView made =
        client.createView(
            "photos",
            "small",
            new ViewSettings(
                new ViewSpec(64, Precision.INT4, Reduction.GAUSSIAN, 0, SearchSpec.EXHAUSTIVE), 9));

    assertThat(made.bytesPerVector()).isEqualTo(36);
    assertThat(made.vectors()).isEqualTo(ITEMS);
    GalleryFacts facts = client.gallery("photos");
    assertThat(facts.dimension()).isEqualTo(512);
    assertThat(facts.items()).isEqualTo(ITEMS);
    assertThat(facts.views()).contains(made).hasSize(2);
    assertThat(client.galleryNames()).containsExactly("photos");
  }

  @Test
  void refusesAGalleryOfWhichAShardIsMissing() {
    index.loseShards("shard 1 at node-b:9090: DEADLINE_EXCEEDED");

    assertThatThrownBy(() -> client.gallery("photos"))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.reason()).isEqualTo(ErrorReason.UNREACHABLE))
        .hasMessageContaining("1 of 2 shards do not answer")
        .hasMessageContaining("node-b");
  }

  @Test
  void refusesAnswersThatAreNotWhole() {
    index.distort((request, right) -> right.subList(1, right.size()));
    assertThatThrownBy(() -> score(null)).hasMessage("scores of 1 queries (expected: 2)");

    index.distort((request, right) -> right.stream().map(IndexClientTest::shorter).toList());
    assertThatThrownBy(() -> score(new int[][] {{0, 1}, {1, 2}}))
        .hasMessage("query item-0000: 1 scores (expected: 2)");
    assertThatThrownBy(() -> score(null)).hasMessage("query item-0000: 2 scores (expected: 3)");
  }

  @Test
  void keepsTheReasonOfTheIndex() {
    assertThatThrownBy(() -> client.gallery("none"))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.reason()).isEqualTo(ErrorReason.GALLERY_NOT_FOUND))
        .hasMessage("index service at fake: gallery: none");
  }

  @Test
  void droppingWhatIsNotThereIsNoError() {
    client.dropGallery("none");
    client.dropView("photos", "none");

    assertThat(index.galleryNames()).containsExactly("photos");
  }

  @Test
  void anInterruptIsACancellation() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> client.gallery("photos")).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void saysWhichServiceCanNotBeReached() {
    try (IndexClient nowhere =
        IndexClient.open("localhost:1", Duration.ofSeconds(5), Duration.ofSeconds(5))) {
      assertThatThrownBy(nowhere::galleryNames)
          .isInstanceOfSatisfying(
              ServiceException.class,
              e -> assertThat(e.reason()).isEqualTo(ErrorReason.UNREACHABLE))
          .hasMessageStartingWith("index service at localhost:1: ");
    }
  }

  private PoolScores score(int[][] pools) {
    return client.score(
        new PoolRequest(
            "photos",
            "full",
            List.of("item-0000", "item-0001", "item-0002"),
            List.of("item-0000", "item-0001"),
            pools,
            List.of()));
  }

  private static CandidateScores shorter(CandidateScores scores) {
    return CandidateScores.newBuilder()
        .setPackedScores(scores.getPackedScores().substring(Float.BYTES))
        .build();
  }

  private StoredItem item(int number) {
    float[] vector = new float[512];
    vector[number % 512] = 1 + number;
    return new StoredItem(
        "item-%04d".formatted(number),
        number % 2 == 0 ? Modality.TEXT : Modality.IMAGE,
        number % 2 == 0 ? relevant(number) : Map.of(),
        vector);
  }

  private static Map<String, Integer> relevant(int number) {
    Map<String, Integer> relevant = new LinkedHashMap<>();
    relevant.put("image", 1);
    if (number == 2) {
      relevant.put("other", 3);
    }
    return relevant;
  }
}
