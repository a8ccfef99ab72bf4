package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossmodal.index.v1.CandidateQuery;
import io.crossmodal.index.v1.CreateGalleryRequest;
import io.crossmodal.index.v1.CreateViewRequest;
import io.crossmodal.index.v1.DeleteRequest;
import io.crossmodal.index.v1.DropGalleryRequest;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.GetGalleryRequest;
import io.crossmodal.index.v1.GetRequest;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ItemParts;
import io.crossmodal.index.v1.ListGalleriesRequest;
import io.crossmodal.index.v1.Precision;
import io.crossmodal.index.v1.PromoteViewRequest;
import io.crossmodal.index.v1.Query;
import io.crossmodal.index.v1.ScoreCandidatesRequest;
import io.crossmodal.index.v1.ScrollRequest;
import io.crossmodal.index.v1.ScrollResponse;
import io.crossmodal.index.v1.SearchHit;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.ShardPlacement;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.type.v1.Modality;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DistributionTest {

  private static final int DIMENSION = 8;
  private static final int ITEMS = 200;

  @TempDir Path root;

  private final List<Item> items = items();
  private final List<String> ids = items.stream().map(Item::getId).toList();

  /** Vectors of few values, so that many scores are equal and the order of ids matters. */
  private static List<Item> items() {
    Random random = new Random(11);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      float[] vector = new float[DIMENSION];
      vector[random.nextInt(DIMENSION)] = 1;
      vector[random.nextInt(DIMENSION)] = 1;
      Modality modality = Modality.forNumber(1 + i % 3);
      String prefix = List.of("", "ä", "\uFFFD", "\uD83D\uDE00").get(i % 4);
      items.add(Messages.item(prefix + i, modality, vector));
    }
    return items;
  }

  @Test
  void answersAlikeForEveryNumberAndPlaceOfShards() {
    List<List<Object>> answers = new ArrayList<>();
    try (TestCluster cluster = new TestCluster(root.resolve("three"), 3);
        TestIndex alone = TestIndex.open(root.resolve("alone"))) {
      for (int shards : List.of(1, 2, 7)) {
        answers.add(answers(alone, alone, shards));
        answers.add(answers(cluster.node(0), cluster.node(2), shards));
      }
    }
    assertThat(answers).allSatisfy(answer -> assertThat(answer).isEqualTo(answers.getFirst()));
    assertThat((List<?>) answers.getFirst()).hasSizeGreaterThan(20);
  }

  private List<Object> answers(TestIndex writer, TestIndex reader, int shards) {
    String gallery = "g" + shards;
    writer.galleries().createGallery(Messages.gallery(gallery, DIMENSION, shards));
    writer.items().upsert(Messages.upsert(gallery, items));
    reader
        .galleries()
        .createView(
            CreateViewRequest.newBuilder()
                .setGallery(gallery)
                .setSettings(
                    ViewSettings.newBuilder()
                        .setDimension(5)
                        .setPrecision(Precision.PRECISION_INT8))
                .build());
    reader
        .items()
        .delete(
            DeleteRequest.newBuilder().setGallery(gallery).addAllIds(ids.subList(0, 9)).build());
    List<Object> answers = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 20; i++) {
      answers.add(hits(reader, gallery, i, Messages.vector(random, DIMENSION)));
    }
    answers.add(hits(reader, gallery, 0, new float[] {1, 1, 0, 0, 0, 0, 0, 0}));
    answers.add(
        reader.items().get(GetRequest.newBuilder().setGallery(gallery).addAllIds(ids).build()));
    answers.add(scroll(reader, gallery));
    return answers;
  }

  private static List<SearchHit> hits(TestIndex index, String gallery, int i, float[] query) {
    SearchParameters.Builder parameters =
        SearchParameters.newBuilder()
            .setK(1 + 3 * i)
            .setOffset(i % 5)
            .setView(i % 2 == 0 ? "" : "5-truncate-int8")
            .setModalityValue(i % 4)
            .setParts(ItemParts.newBuilder().setVector(i % 3 == 0).setPayload(i % 3 == 1));
    SearchResponse response =
        index
            .searches()
            .search(
                SearchRequest.newBuilder()
                    .setGallery(gallery)
                    .setQuery(Messages.query(query))
                    .setParameters(parameters)
                    .build());
    assertThat(response.getCoverage().getUnreachableList()).isEmpty();
    return response.getHitsList();
  }

  private static List<Item> scroll(TestIndex index, String gallery) {
    List<Item> all = new ArrayList<>();
    String token = "";
    do {
      ScrollResponse page =
          index
              .items()
              .scroll(
                  ScrollRequest.newBuilder()
                      .setGallery(gallery)
                      .setPageSize(17)
                      .setPageToken(token)
                      .build());
      assertThat(page.getItemsCount()).isLessThanOrEqualTo(17);
      all.addAll(page.getItemsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return all;
  }

  @Test
  void saysWhatIsMissingWhenANodeIsGone() throws Exception {
    try (TestCluster cluster = new TestCluster(root, 2)) {
      TestIndex index = cluster.node(0);
      index.galleries().createGallery(Messages.gallery("g", DIMENSION, 2));
      index.items().upsert(Messages.upsert("g", items));
      cluster.stop(1);

      SearchResponse found = search(index);
      assertThat(found.getHitsList()).isNotEmpty();
      assertThat(found.getCoverage().getShardsTotal()).isEqualTo(2);
      assertThat(found.getCoverage().getShardsSucceeded()).isEqualTo(1);
      assertThat(found.getCoverage().getUnreachableList())
          .containsExactly("shard 1 at %s: UNAVAILABLE".formatted(cluster.address(1)));
      Gallery gallery = describe(index);
      assertThat(gallery.getUnreachableList())
          .singleElement()
          .asString()
          .startsWith("shard 1 at %s: UNAVAILABLE".formatted(cluster.address(1)));
      assertThat(gallery.getItems()).isBetween(1L, (long) ITEMS - 1);
      assertUnreachable(() -> index.items().upsert(Messages.upsert("g", items)), cluster);
      assertUnreachable(() -> index.searches().scoreCandidates(scores()), cluster);
      assertUnreachable(() -> scroll(index, "g"), cluster);
      assertUnreachable(() -> drop(index), cluster);

      cluster.restart(1);
      awaitComplete(index);
      assertThat(describe(index).getItems()).isEqualTo(ITEMS);
      assertThat(index.searches().scoreCandidates(scores()).getResultsCount()).isEqualTo(1);
    }
  }

  private static void awaitComplete(TestIndex index) throws InterruptedException {
    // The channel waits a little before it tries the node again.
    for (int i = 0; i < 200 && search(index).getCoverage().getShardsSucceeded() < 2; i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(search(index).getCoverage().getShardsSucceeded()).isEqualTo(2);
  }

  private static SearchResponse search(TestIndex index) {
    return index
        .searches()
        .search(Messages.search("g", new float[] {1, 2, 3, 4, 5, 6, 7, 8}, ITEMS));
  }

  private static Gallery describe(TestIndex index) {
    return index
        .galleries()
        .getGallery(GetGalleryRequest.newBuilder().setGallery("g").build())
        .getGallery();
  }

  private ScoreCandidatesRequest scores() {
    return ScoreCandidatesRequest.newBuilder()
        .setGallery("g")
        .addAllIds(ids)
        .addQueries(
            CandidateQuery.newBuilder().setQuery(Query.newBuilder().setItemId(ids.getFirst())))
        .build();
  }

  private static void drop(TestIndex index) {
    index.galleries().dropGallery(DropGalleryRequest.newBuilder().setGallery("g").build());
  }

  private static void assertUnreachable(Runnable call, TestCluster cluster) {
    StatusRuntimeException failure = catchThrowableOfType(StatusRuntimeException.class, call::run);
    assertThat(failure).isNotNull();
    assertThat(ErrorStatus.reason(failure)).isEqualTo(ErrorReason.UNREACHABLE);
    assertThat(failure).hasMessageContaining(cluster.address(1));
  }

  @Test
  void everyNodeCoordinatesAndSeesChanges() throws Exception {
    try (TestCluster cluster = new TestCluster(root, 3)) {
      cluster.node(0).galleries().createGallery(Messages.gallery("g", DIMENSION, 2));
      cluster.node(2).items().upsert(Messages.upsert("g", items));
      assertThat(describe(cluster.node(2)).getShardsList())
          .extracting(ShardPlacement::getLocation)
          .containsExactly(cluster.address(0), cluster.address(1));
      assertThat(describe(cluster.node(1)).getShardsList())
          .extracting(ShardPlacement::getLocation)
          .containsExactly(cluster.address(0), "local");
      promoteHalf(cluster.node(1));
      assertThat(search(cluster.node(0)).getView()).isEqualTo("half");
      // A node without shards asks again after a while.
      for (int i = 0; i < 100 && !search(cluster.node(2)).getView().equals("half"); i++) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      assertThat(search(cluster.node(2)).getView()).isEqualTo("half");
      assertThat(
              cluster
                  .node(2)
                  .galleries()
                  .listGalleries(ListGalleriesRequest.getDefaultInstance())
                  .getGalleriesList())
          .extracting(gallery -> gallery.getSettings().getName())
          .containsExactly("g");
      drop(cluster.node(2));
      StatusRuntimeException failure =
          catchThrowableOfType(StatusRuntimeException.class, () -> describe(cluster.node(0)));
      assertThat(ErrorStatus.reason(failure)).isEqualTo(ErrorReason.GALLERY_NOT_FOUND);
    }
  }

  private static void promoteHalf(TestIndex index) {
    index
        .galleries()
        .createView(
            CreateViewRequest.newBuilder()
                .setGallery("g")
                .setSettings(ViewSettings.newBuilder().setName("half").setDimension(4))
                .build());
    index
        .galleries()
        .promoteView(PromoteViewRequest.newBuilder().setGallery("g").setView("half").build());
  }

  @Test
  void makesNoGalleryWhenANodeIsGone() throws Exception {
    try (TestCluster cluster = new TestCluster(root, 2)) {
      cluster.stop(1);
      TestIndex index = cluster.node(0);
      assertUnreachable(
          () -> index.galleries().createGallery(Messages.gallery("g", DIMENSION, 2)), cluster);
      cluster.restart(1);
      assertThat(createWhenReachable(index).getShardsCount()).isEqualTo(1);
    }
  }

  private static Gallery createWhenReachable(TestIndex index) throws InterruptedException {
    CreateGalleryRequest request = Messages.gallery("g", DIMENSION, 1);
    for (int i = 0; i < 100; i++) {
      try {
        return index.galleries().createGallery(request).getGallery();
      } catch (StatusRuntimeException e) {
        // The channel waits a little before it tries the node again.
        assertThat(ErrorStatus.reason(e)).isEqualTo(ErrorReason.UNREACHABLE);
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new AssertionError("the node is not reached again");
  }
}
