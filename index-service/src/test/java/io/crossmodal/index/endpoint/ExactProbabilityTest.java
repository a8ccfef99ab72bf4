package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.v1.CreateViewRequest;
import io.crossmodal.index.v1.GetViewRequest;
import io.crossmodal.index.v1.IndexKind;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.PayloadValue;
import io.crossmodal.index.v1.Precision;
import io.crossmodal.index.v1.SearchHit;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.index.v1.ViewState;
import io.crossmodal.type.v1.Modality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers say how likely it is that they are exact, and are so at least as often. */
@Timeout(180)
class ExactProbabilityTest {

  private static final int DIMENSION = 64;
  private static final int ITEMS = 4_000;
  private static final int QUERIES = 250;
  private static final int K = 10;

  enum Shape {
    CLUSTERED,
    UNIFORM,
    GAP,
    DUPLICATES
  }

  private final Random random = new Random(5);
  private final List<float[]> centres = new ArrayList<>();

  @TempDir Path directory;

  private float[] near(float[] centre, double spread) {
    float[] vector = centre.clone();
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] += (float) (spread * random.nextGaussian());
    }
    return vector;
  }

  private float[] vector(Shape shape, boolean query) {
    float[] any = Messages.vector(random, DIMENSION);
    float[] centre = centres.get(random.nextInt(centres.size()));
    return switch (shape) {
      case UNIFORM -> any;
      case CLUSTERED -> near(centre, .6);
      case DUPLICATES -> query ? near(centre, .3) : near(centre, .01);
      case GAP -> {
        // Items and queries lie in different cones.
        float[] vector = near(centre, .7);
        vector[query ? 0 : 1] += 12;
        yield vector;
      }
    };
  }

  private void fill(TestIndex index, Shape shape) throws InterruptedException {
    index.galleries().createGallery(Messages.gallery("g", DIMENSION, 1));
    for (int i = 0; i < 60; i++) {
      centres.add(Messages.vector(random, DIMENSION));
    }
    for (int from = 0; from < ITEMS; from += 1_000) {
      List<Item> items = new ArrayList<>();
      for (int i = from; i < from + 1_000; i++) {
        items.add(
            Messages.item("i" + i, Modality.MODALITY_IMAGE, vector(shape, false)).toBuilder()
                .putPayload("group", PayloadValue.newBuilder().setIntValue(i % 50).build())
                .build());
      }
      assertThat(index.items().upsert(Messages.upsert("g", items)).getUpserted()).isEqualTo(1_000);
    }
    view(index, "bit1", Precision.PRECISION_BIT1, IndexKind.INDEX_KIND_FLAT);
    view(index, "bit2", Precision.PRECISION_BIT2, IndexKind.INDEX_KIND_FLAT);
    view(index, "int8", Precision.PRECISION_INT8, IndexKind.INDEX_KIND_FLAT);
    view(index, "fp16", Precision.PRECISION_FP16, IndexKind.INDEX_KIND_FLAT);
    view(index, "graph", Precision.PRECISION_FP32, IndexKind.INDEX_KIND_GRAPH);
  }

  private static void view(TestIndex index, String name, Precision precision, IndexKind kind)
      throws InterruptedException {
    ViewSettings settings =
        ViewSettings.newBuilder().setName(name).setPrecision(precision).setIndexKind(kind).build();
    index
        .galleries()
        .createView(CreateViewRequest.newBuilder().setGallery("g").setSettings(settings).build());
    GetViewRequest view = GetViewRequest.newBuilder().setGallery("g").setView(name).build();
    while (index.galleries().getView(view).getView().getState() != ViewState.VIEW_STATE_READY) {
      Thread.sleep(20);
    }
  }

  private static SearchResponse search(
      TestIndex index, float[] query, SearchParameters.Builder parameters) {
    return index
        .searches()
        .search(
            SearchRequest.newBuilder()
                .setGallery("g")
                .setQuery(Messages.query(query))
                .setParameters(parameters)
                .build());
  }

  private static SearchParameters.Builder parameters(String view) {
    return SearchParameters.newBuilder().setView(view).setK(K);
  }

  private static List<Float> scores(SearchResponse response) {
    return response.getHitsList().stream().map(SearchHit::getScore).toList();
  }

  private static Set<String> ids(SearchResponse response) {
    return response.getHitsList().stream()
        .map(hit -> hit.getItem().getId())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource
  void areExactAtLeastAsOftenAsTheySay(Shape shape) throws InterruptedException {
    try (TestIndex index = TestIndex.open(directory)) {
      fill(index, shape);
      List<Stated> all = new ArrayList<>();
      all.add(measure(index, shape, parameters("bit1").setOversampling(3)));
      all.add(measure(index, shape, parameters("bit1")));
      all.add(measure(index, shape, parameters("bit2").setOversampling(2)));
      all.add(measure(index, shape, parameters("int8")));
      all.add(measure(index, shape, parameters("bit2").setOversampling(1)));
      all.add(measure(index, shape, parameters("bit2").setGroupBy("group")));
      all.add(measure(index, shape, parameters("graph").setEffort(16)));
      all.add(measure(index, shape, parameters("graph")));
      all.add(measure(index, shape, parameters("graph").setEffort(128)));
      double stated = 0;
      int exact = 0;
      for (Stated one : all) {
        one.check(shape);
        stated += one.sum;
        exact += one.exact;
      }
      // Not by promising nothing, where anything can be told.
      if (shape != Shape.DUPLICATES) {
        assertThat(stated / exact).as("%s %s", shape, all).isGreaterThan(.6);
      }
    }
  }

  private Stated measure(TestIndex index, Shape shape, SearchParameters.Builder parameters) {
    Stated stated = new Stated(parameters.getView() + " " + parameters.getEffort());
    for (int i = 0; i < QUERIES; i++) {
      float[] query = vector(shape, true);
      SearchResponse answer = search(index, query, parameters);
      assertThat(answer.hasExactProbability()).isTrue();
      SearchResponse exact =
          search(index, query, parameters.clone().setView("graph").setEffort(0).setExact(true));
      assertThat(exact.getExactProbability()).isEqualTo(1);
      // The scores of codes alone are others, of the same items.
      boolean same = scores(answer).equals(scores(exact)) || ids(answer).equals(ids(exact));
      stated.add(answer.getExactProbability(), same);
    }
    return stated;
  }

  /** What answers of one kind said and were, also by thirds of what they said. */
  private static final class Stated {

    private final String name;
    private final double[] sums = new double[3];
    private final double[] variances = new double[3];
    private final int[] exacts = new int[3];
    private double sum;
    private int exact;

    Stated(String name) {
      this.name = name;
    }

    void add(double probability, boolean isExact) {
      int third = Math.min(2, (int) (3 * probability));
      sums[third] += probability;
      variances[third] += probability * (1 - probability);
      exacts[third] += isExact ? 1 : 0;
      sum += probability;
      exact += isExact ? 1 : 0;
    }

    void check(Shape shape) {
      for (int third = 0; third < 3; third++) {
        // Three deviations of chance, and one more answer.
        assertThat(exacts[third] + 1 + 3 * Math.sqrt(variances[third]))
            .as("%s %s, third %d", shape, this, third)
            .isGreaterThanOrEqualTo(sums[third]);
      }
    }

    @Override
    public String toString() {
      return "%s: said %.1f, were %d of %d".formatted(name, sum, exact, QUERIES);
    }
  }

  @Test
  void saysNothingWhereNothingIsKnown() throws InterruptedException {
    try (TestIndex index = TestIndex.open(directory)) {
      fill(index, Shape.CLUSTERED);
      float[] query = vector(Shape.CLUSTERED, true);
      assertThat(search(index, query, parameters("fp16")).hasExactProbability()).isFalse();
      assertThat(search(index, query, parameters("int8").setExact(true)).getExactProbability())
          .isEqualTo(1);
      assertThat(search(index, query, parameters("int8").setOversampling(4)).getExactProbability())
          .isBetween(.9f, 1f);
    }
  }
}
