package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.v1.CreateViewRequest;
import io.crossmodal.index.v1.GetViewRequest;
import io.crossmodal.index.v1.IndexKind;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.Precision;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.View;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.index.v1.ViewState;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.type.v1.Modality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ViewLifecycleTest {

  private static final int DIMENSION = 24;
  private static final int ITEMS = 2000;

  @TempDir Path dataDir;

  private final List<Item> items = new ArrayList<>();

  private void fill(TestIndex index) {
    index.galleries().createGallery(Messages.gallery("g", DIMENSION, 2));
    Random random = new Random(6);
    for (int i = 0; i < ITEMS; i++) {
      items.add(
          Messages.item("item-" + i, Modality.MODALITY_IMAGE, Messages.vector(random, DIMENSION)));
    }
    for (int from = 0; from < ITEMS; from += 500) {
      index.items().upsert(Messages.upsert("g", items.subList(from, from + 500)));
    }
  }

  private static View create(TestIndex index, ViewSettings.Builder settings, boolean background) {
    CreateViewRequest request =
        CreateViewRequest.newBuilder()
            .setGallery("g")
            .setSettings(settings)
            .setBackground(background)
            .build();
    return index.galleries().createView(request).getView();
  }

  private static View view(TestIndex index, String name) {
    GetViewRequest request = GetViewRequest.newBuilder().setGallery("g").setView(name).build();
    return index.galleries().getView(request).getView();
  }

  /** Every item must be the best for its own vector. */
  private void assertFinds(TestIndex index, String view) {
    for (Item item : items.subList(0, 200)) {
      SearchRequest.Builder request =
          Messages.search("g", Embeddings.toArray(item.getVector()), 1).toBuilder();
      request.getParametersBuilder().setView(view);
      SearchResponse found = index.searches().search(request.build());
      assertThat(found.getHits(0).getItem().getId()).isEqualTo(item.getId());
    }
  }

  @Test
  void aViewInTheBackgroundAnswersFromTheBeginningAndGetsReady() throws Exception {
    try (TestIndex index = TestIndex.open(dataDir)) {
      fill(index);
      View made =
          create(index, ViewSettings.newBuilder().setPrecision(Precision.PRECISION_INT8), true);
      assertThat(made.getSettings().getName()).isEqualTo("24-truncate-int8");
      assertFinds(index, "24-truncate-int8");
      View view = awaitReady(index, "24-truncate-int8");
      assertThat(view.getProgress()).isEqualTo(1);
      assertThat(view.getBytes()).isEqualTo(view.getBytesPerVector() * view.getVectors());
      assertThat(view.getDiskBytes()).isPositive();
      assertFinds(index, "24-truncate-int8");
    }
  }

  private static View awaitReady(TestIndex index, String name) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    View view = view(index, name);
    while (view.getState() != ViewState.VIEW_STATE_READY) {
      assertThat(view.getState()).isEqualTo(ViewState.VIEW_STATE_BUILDING);
      assertThat(view.getProgress()).isBetween(0.0, 1.0);
      assertThat(System.nanoTime()).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(10);
      view = view(index, name);
    }
    return view;
  }

  @Test
  void aGraphViewIsReadyWhenItsCreationReturnsAndAfterAStart() throws Exception {
    ViewSettings.Builder settings =
        ViewSettings.newBuilder()
            .setPrecision(Precision.PRECISION_INT8)
            .setIndexKind(IndexKind.INDEX_KIND_GRAPH);
    try (TestIndex index = TestIndex.open(dataDir)) {
      fill(index);
      View made = create(index, settings, false);
      assertThat(made.getSettings().getName()).isEqualTo("24-truncate-int8-graph");
      assertThat(made.getState()).isEqualTo(ViewState.VIEW_STATE_READY);
      assertThat(made.getDiskBytes()).isGreaterThan(made.getBytes());
      assertFinds(index, "24-truncate-int8-graph");
    }
    try (TestIndex index = TestIndex.open(dataDir)) {
      assertFinds(index, "24-truncate-int8-graph");
      awaitReady(index, "24-truncate-int8-graph");
      assertFinds(index, "24-truncate-int8-graph");
      assertThat(create(index, settings, false).getSettings().getSeed()).isZero();
    }
  }
}
