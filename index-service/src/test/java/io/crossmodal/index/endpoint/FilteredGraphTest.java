package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.v1.CreateViewRequest;
import io.crossmodal.index.v1.Filter;
import io.crossmodal.index.v1.GetViewRequest;
import io.crossmodal.index.v1.IndexKind;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.PayloadValue;
import io.crossmodal.index.v1.SearchHit;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.SearchPlan;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.View;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.index.v1.ViewState;
import io.crossmodal.type.v1.Modality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Searches of a graph view at every selectivity, beside the same ones of a flat view. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilteredGraphTest {

  private static final int DIMENSION = 64;
  private static final int CLUSTERS = 50;
  private static final int ITEMS = 10_000;
  private static final int QUERIES = 40;

  private final Random random = new Random(13);
  private final float[][] centres = new float[CLUSTERS][];
  private TestIndex index;

  @BeforeAll
  void open(@TempDir Path dataDir) throws InterruptedException {
    index = TestIndex.open(dataDir);
    index.galleries().createGallery(Messages.gallery("g", DIMENSION, 1));
    for (int i = 0; i < CLUSTERS; i++) {
      centres[i] = Messages.vector(random, DIMENSION);
    }
    for (int from = 0; from < ITEMS; from += 1_000) {
      List<Item> items = new ArrayList<>();
      for (int i = from; i < from + 1_000; i++) {
        items.add(item(i));
      }
      assertThat(index.items().upsert(Messages.upsert("g", items)).getUpserted()).isEqualTo(1_000);
    }
    index
        .galleries()
        .createView(
            CreateViewRequest.newBuilder()
                .setGallery("g")
                .setSettings(
                    ViewSettings.newBuilder()
                        .setName("graph")
                        .setIndexKind(IndexKind.INDEX_KIND_GRAPH))
                .build());
    while (graph().getState() != ViewState.VIEW_STATE_READY) {
      Thread.sleep(50);
    }
  }

  @AfterAll
  void close() {
    index.close();
  }

  private View graph() {
    return index
        .galleries()
        .getView(GetViewRequest.newBuilder().setGallery("g").setView("graph").build())
        .getView();
  }

  /** An item whose payload says how many zeros its number ends with. */
  private Item item(int number) {
    int zeros = 0;
    for (int rest = number; rest > 0 && rest % 10 == 0; rest /= 10) {
      zeros++;
    }
    return Messages.item("i" + number, Modality.MODALITY_IMAGE, vector()).toBuilder()
        .putPayload("zeros", PayloadValue.newBuilder().setIntValue(zeros).build())
        .build();
  }

  private float[] vector() {
    float[] vector = centres[random.nextInt(CLUSTERS)].clone();
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] += (float) random.nextGaussian();
    }
    return vector;
  }

  private SearchResponse search(float[] query, SearchParameters.Builder parameters) {
    return index
        .searches()
        .search(
            SearchRequest.newBuilder()
                .setGallery("g")
                .setQuery(Messages.query(query))
                .setParameters(parameters.setK(10))
                .build());
  }

  private static List<String> ids(SearchResponse response) {
    return response.getHitsList().stream().map(SearchHit::getItem).map(Item::getId).toList();
  }

  @Test
  void findsTheNearestAtEverySelectivity() {
    Set<SearchPlan> plans = EnumSet.noneOf(SearchPlan.class);
    for (int zeros = 0; zeros <= 3; zeros++) {
      Filter filter = Filters.atLeast("zeros", zeros);
      int found = 0;
      int wanted = 0;
      for (int i = 0; i < QUERIES; i++) {
        float[] query = vector();
        List<String> exact =
            ids(search(query, SearchParameters.newBuilder().setView("full").setFilter(filter)));
        SearchResponse walked =
            search(query, SearchParameters.newBuilder().setView("graph").setFilter(filter));
        plans.addAll(walked.getPlansList());
        wanted += exact.size();
        found += (int) ids(walked).stream().filter(exact::contains).count();
      }
      assertThat((double) found / wanted).as("one in 10^%d", zeros).isGreaterThanOrEqualTo(.98);
    }
    assertThat(plans).contains(SearchPlan.SEARCH_PLAN_FILTERED_GRAPH, SearchPlan.SEARCH_PLAN_POOL);
  }

  @Test
  void looksAsHardAsItIsTold() {
    float[] query = vector();
    SearchResponse little =
        search(query, SearchParameters.newBuilder().setView("graph").setEffort(16));
    SearchResponse much =
        search(query, SearchParameters.newBuilder().setView("graph").setEffort(1_000));

    assertThat(little.getPlansList()).containsExactly(SearchPlan.SEARCH_PLAN_GRAPH);
    assertThat(little.getTimings().getVectorsScored())
        .isLessThan(much.getTimings().getVectorsScored());
    assertThat(ids(much))
        .isEqualTo(ids(search(query, SearchParameters.newBuilder().setView("full"))));
  }
}
