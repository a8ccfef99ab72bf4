package io.crossmodal.index.endpoint;

import static io.crossmodal.index.endpoint.Refusals.assertReason;
import static io.crossmodal.index.endpoint.Refusals.assertViolation;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.v1.CreateViewRequest;
import io.crossmodal.index.v1.DropViewRequest;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.Precision;
import io.crossmodal.index.v1.Reduction;
import io.crossmodal.index.v1.SearchHit;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.type.v1.Modality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PrincipalAxesViewTest {

  private static final int DIMENSION = 24;
  private static final int AXES = 6;
  private static final int ITEMS = 600;

  @TempDir Path dataDir;

  private final Random random = new Random(3);
  private final List<float[]> queries = new ArrayList<>();

  /** What a truncation to the first components would lose. */
  private float[] nearTheLastComponents() {
    float[] vector = Messages.vector(random, DIMENSION);
    for (int i = 0; i < DIMENSION - AXES; i++) {
      vector[i] *= .05f;
    }
    return vector;
  }

  private void fill(TestIndex index) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      items.add(Messages.item("i" + i, Modality.MODALITY_IMAGE, nearTheLastComponents()));
    }
    for (int shards : List.of(1, 3)) {
      index.galleries().createGallery(Messages.gallery("g" + shards, DIMENSION, shards));
      index.items().upsert(Messages.upsert("g" + shards, items));
    }
    for (int i = 0; i < 20; i++) {
      queries.add(nearTheLastComponents());
    }
  }

  private static String create(TestIndex index, String gallery, Reduction reduction, int target) {
    ViewSettings.Builder settings =
        ViewSettings.newBuilder()
            .setDimension(target)
            .setReduction(reduction)
            .setPrecision(Precision.PRECISION_INT8);
    CreateViewRequest request =
        CreateViewRequest.newBuilder().setGallery(gallery).setSettings(settings).build();
    return index.galleries().createView(request).getView().getSettings().getName();
  }

  private static List<SearchHit> search(
      TestIndex index, String gallery, String view, float[] query, boolean exact) {
    SearchRequest.Builder request = Messages.search(gallery, query, 10).toBuilder();
    request.getParametersBuilder().setView(view).setExact(exact);
    return index.searches().search(request.build()).getHitsList();
  }

  private double recall(TestIndex index, String view) {
    int found = 0;
    for (float[] query : queries) {
      List<String> best = ids(search(index, "g3", "", query, false));
      found +=
          (int)
              ids(search(index, "g3", view, query, false)).stream().filter(best::contains).count();
    }
    return found / (10.0 * queries.size());
  }

  private static List<String> ids(List<SearchHit> hits) {
    return hits.stream().map(hit -> hit.getItem().getId()).toList();
  }

  @Test
  void keepsMoreThanATruncationAndTheSameOnEveryNumberOfShards() {
    List<List<SearchHit>> before = new ArrayList<>();
    try (TestIndex index = TestIndex.open(dataDir)) {
      fill(index);
      String axes = create(index, "g3", Reduction.REDUCTION_PCA, AXES);
      assertThat(axes).isEqualTo("6-pca-int8");
      assertThat(create(index, "g3", Reduction.REDUCTION_PCA, AXES)).isEqualTo(axes);
      assertThat(create(index, "g1", Reduction.REDUCTION_PCA, AXES)).isEqualTo(axes);
      String first = create(index, "g3", Reduction.REDUCTION_TRUNCATE, AXES);

      assertThat(recall(index, axes)).isGreaterThan(.8);
      assertThat(recall(index, first)).isLessThan(.3);
      for (float[] query : queries) {
        List<SearchHit> hits = search(index, "g3", axes, query, false);
        assertThat(hits.stream().map(SearchHit::getScore).toList())
            .isEqualTo(
                search(index, "g1", axes, query, false).stream().map(SearchHit::getScore).toList());
        assertThat(ids(hits)).isEqualTo(ids(search(index, "g1", axes, query, false)));
        assertThat(ids(search(index, "g3", axes, query, true))).hasSize(10);
        before.add(hits);
      }
    }
    try (TestIndex index = TestIndex.open(dataDir)) {
      for (int i = 0; i < queries.size(); i++) {
        assertThat(search(index, "g3", "6-pca-int8", queries.get(i), false))
            .isEqualTo(before.get(i));
      }
      index
          .galleries()
          .dropView(DropViewRequest.newBuilder().setGallery("g3").setView("6-pca-int8").build());
      create(index, "g3", Reduction.REDUCTION_PCA, AXES);
      assertThat(search(index, "g3", "6-pca-int8", queries.getFirst(), false))
          .isEqualTo(before.getFirst());
    }
  }

  @Test
  void wantsAsManyItemsAsAxesAndNoMoreAxesThanComponents() {
    try (TestIndex index = TestIndex.open(dataDir)) {
      index.galleries().createGallery(Messages.gallery("g", DIMENSION, 2));
      for (int i = 0; i < 5; i++) {
        Item item = Messages.item("i" + i, Modality.MODALITY_TEXT, nearTheLastComponents());
        index.items().upsert(Messages.upsert("g", List.of(item)));
      }
      assertReason(
          ErrorReason.FAILED_PRECONDITION,
          "items: 5 (expected: at least 6",
          () -> create(index, "g", Reduction.REDUCTION_PCA, 6));
      assertThat(create(index, "g", Reduction.REDUCTION_PCA, 5)).isEqualTo("5-pca-int8");
      assertViolation(
          () -> create(index, "g", Reduction.REDUCTION_PCA, 25),
          "settings.dimension",
          "25 (expected: 1..24 for principal axes");
      index.galleries().createGallery(Messages.gallery("wide", 4_096, 1));
      assertViolation(
          () -> create(index, "wide", Reduction.REDUCTION_PCA, 600),
          "settings.dimension",
          "600 (expected: 1..512 for principal axes");
    }
  }
}
