package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.crossmodal.index.v1.CandidateQuery;
import io.crossmodal.index.v1.CountRequest;
import io.crossmodal.index.v1.DropGalleryRequest;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.GetGalleryRequest;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ItemParts;
import io.crossmodal.index.v1.ListGalleriesRequest;
import io.crossmodal.index.v1.ScoreCandidatesRequest;
import io.crossmodal.index.v1.ScoreCandidatesResponse;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.UpsertResponse;
import io.crossmodal.type.v1.Modality;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class IndexTest {

  @TempDir Path dataDir;

  @Test
  void findsWhatWasWrittenAlsoAfterReopening() {
    Random random = new Random(1);
    List<Item> items = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      vectors.add(Messages.vector(random, 16));
      items.add(Messages.item("item-" + i, Modality.MODALITY_IMAGE, vectors.get(i)));
    }
    try (TestIndex index = TestIndex.open(dataDir)) {
      index.galleries().createGallery(Messages.gallery("pictures", 16, 2));
      UpsertResponse written = index.items().upsert(Messages.upsert("pictures", items));
      assertThat(written.getUpserted()).isEqualTo(50);
      assertFindsEach(index, vectors);
    }
    try (TestIndex index = TestIndex.open(dataDir)) {
      assertFindsEach(index, vectors);
      Gallery gallery =
          index
              .galleries()
              .getGallery(GetGalleryRequest.newBuilder().setGallery("pictures").build())
              .getGallery();
      assertThat(gallery.getItems()).isEqualTo(50);
      assertThat(gallery.getUnreachableList()).isEmpty();
      assertThat(
              index
                  .items()
                  .count(CountRequest.newBuilder().setGallery("pictures").build())
                  .getItems())
          .isEqualTo(50);
    }
  }

  private static void assertFindsEach(TestIndex index, List<float[]> vectors) {
    for (int i = 0; i < vectors.size(); i++) {
      SearchRequest.Builder request = Messages.search("pictures", vectors.get(i), 3).toBuilder();
      request.getParametersBuilder().setParts(ItemParts.newBuilder().setPayload(true));
      SearchResponse found = index.searches().search(request.build());
      assertThat(found.getHitsCount()).isEqualTo(3);
      assertThat(found.getHits(0).getItem().getId()).isEqualTo("item-" + i);
      assertThat(found.getHits(0).getScore()).isCloseTo(1, within(1e-5f));
      assertThat(found.getHits(0).getItem().getPayloadOrThrow("text").getStringValue())
          .isEqualTo("about item-" + i);
      assertThat(found.getCoverage().getShardsSucceeded()).isEqualTo(2);
    }
  }

  @Test
  void scoresCandidatesAsSearchDoes() {
    Random random = new Random(2);
    List<Item> items = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      ids.add("item-" + i);
      items.add(Messages.item(ids.get(i), Modality.MODALITY_TEXT, Messages.vector(random, 16)));
    }
    float[] query = Messages.vector(random, 16);
    try (TestIndex index = TestIndex.open(dataDir)) {
      index.galleries().createGallery(Messages.gallery("texts", 16, 3));
      index.items().upsert(Messages.upsert("texts", items));
      ScoreCandidatesResponse scores =
          index
              .searches()
              .scoreCandidates(
                  ScoreCandidatesRequest.newBuilder()
                      .setGallery("texts")
                      .addAllIds(ids)
                      .addQueries(CandidateQuery.newBuilder().setQuery(Messages.query(query)))
                      .addQueries(
                          CandidateQuery.newBuilder()
                              .setQuery(Messages.query(query))
                              .addAllCandidates(List.of(7, 3, 3, 39)))
                      .build());
      List<Float> all = scores.getResults(0).getScoresList();
      SearchResponse found = index.searches().search(Messages.search("texts", query, 40));
      assertThat(found.getHitsList())
          .allSatisfy(
              hit ->
                  assertThat(all.get(ids.indexOf(hit.getItem().getId())))
                      .isEqualTo(hit.getScore()));
      assertThat(scores.getResults(1).getScoresList())
          .containsExactly(all.get(7), all.get(3), all.get(3), all.get(39));
      assertThat(scores.getViewBytes()).isEqualTo(40 * 16 * 4);
    }
  }

  @Test
  void answersARepeatedDropAsTheFirst() {
    try (TestIndex index = TestIndex.open(dataDir)) {
      index.galleries().createGallery(Messages.gallery("g", 4, 2));
      index.items().upsert(Messages.upsert("g", List.of(item("a"), item("b"))));
      DropGalleryRequest drop =
          DropGalleryRequest.newBuilder().setGallery("g").setRequestId("once").build();
      assertThat(index.galleries().dropGallery(drop).getItems()).isEqualTo(2);
      assertThat(index.galleries().dropGallery(drop).getItems()).isEqualTo(2);
      assertThat(
              index
                  .galleries()
                  .listGalleries(ListGalleriesRequest.getDefaultInstance())
                  .getGalleriesList())
          .isEmpty();
    }
    assertThat(dataDir.resolve("galleries")).isEmptyDirectory();
  }

  @Test
  void stopsASearchWhoseDeadlineHasPassed() {
    try (TestIndex index = TestIndex.open(dataDir)) {
      index.galleries().createGallery(Messages.gallery("g", 4, 2));
      StatusRuntimeException failure =
          catchThrowableOfType(
              StatusRuntimeException.class,
              () ->
                  index
                      .searches()
                      .withDeadlineAfter(-1, TimeUnit.SECONDS)
                      .search(Messages.search("g", new float[] {1, 0, 0, 0}, 1)));
      assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    }
  }

  private static Item item(String id) {
    return Messages.item(id, Modality.MODALITY_TEXT, new float[] {1, 2, 3, 4});
  }
}
