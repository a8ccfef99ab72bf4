package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.Query;
import io.crossmodal.index.v1.RecommendRequest;
import io.crossmodal.index.v1.RecommendStrategy;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.type.v1.Modality;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RecommendTest {

  private static final int DIMENSION = 12;

  private final Random random = new Random(5);
  private final List<Item> items = new ArrayList<>();
  private TestCluster cluster;
  private TestIndex index;

  @BeforeEach
  void open(@TempDir Path root) {
    cluster = new TestCluster(root, 2);
    index = cluster.node(0);
    index.galleries().createGallery(Messages.gallery("g", DIMENSION, 4));
    for (int i = 0; i < 300; i++) {
      items.add(
          Messages.item("i" + i, Modality.MODALITY_IMAGE, Messages.vector(random, DIMENSION)));
    }
    index.items().upsert(Messages.upsert("g", items));
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private static Query like(String id) {
    return Query.newBuilder().setItemId(id).build();
  }

  private SearchResponse recommend(
      RecommendStrategy strategy, List<Query> positives, List<Query> negatives) {
    return index
        .searches()
        .recommend(
            RecommendRequest.newBuilder()
                .setGallery("g")
                .addAllPositives(positives)
                .addAllNegatives(negatives)
                .setStrategy(strategy)
                .setParameters(SearchParameters.newBuilder().setK(20))
                .build())
        .getResponse();
  }

  private static List<String> ids(SearchResponse response) {
    return response.getHitsList().stream().map(hit -> hit.getItem().getId()).toList();
  }

  private List<String> best(ToDoubleFunction<float[]> score, String... without) {
    return items.stream()
        .filter(item -> !List.of(without).contains(item.getId()))
        .sorted(Comparator.comparingDouble(item -> -score.applyAsDouble(vector(item))))
        .limit(20)
        .map(Item::getId)
        .toList();
  }

  private static float[] vector(Item item) {
    return Embeddings.toArray(item.getVector());
  }

  private float[] vector(int number) {
    return vector(items.get(number));
  }

  private static double cosine(float[] a, float[] b) {
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  }

  private static double dot(float[] a, float[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
    }
    return dot;
  }

  @Test
  void searchesForTheMeanOfExamples() {
    float[] mean = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      double wanted = (unit(vector(1))[i] + unit(vector(2))[i]) / 2;
      mean[i] = (float) (2 * wanted - unit(vector(3))[i]);
    }

    SearchResponse found =
        recommend(
            RecommendStrategy.RECOMMEND_STRATEGY_UNSPECIFIED,
            List.of(like("i1"), like("i2")),
            List.of(like("i3")));

    assertThat(ids(found)).isEqualTo(best(item -> cosine(mean, item), "i1", "i2", "i3"));
  }

  private static double[] unit(float[] vector) {
    double[] unit = new double[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = vector[i] / Math.sqrt(dot(vector, vector));
    }
    return unit;
  }

  @Test
  void scoresByTheNearestExamples() {
    float[] given = Messages.vector(random, DIMENSION);

    SearchResponse found =
        recommend(
            RecommendStrategy.RECOMMEND_STRATEGY_BEST_SCORE,
            List.of(like("i1"), Messages.query(given)),
            List.of(like("i7"), like("i8")));

    assertThat(ids(found))
        .isEqualTo(
            best(
                item ->
                    Math.max(cosine(vector(1), item), cosine(given, item))
                        - Math.max(0, Math.max(cosine(vector(7), item), cosine(vector(8), item))),
                "i1",
                "i7",
                "i8"));
  }

  @Test
  void refusesExamplesThatSayNothing() {
    refused(List.of(), List.of(like("i1")), Status.Code.INVALID_ARGUMENT, "positives: 0 elements");
    refused(List.of(like("")), List.of(), Status.Code.INVALID_ARGUMENT, "positives[0].item_id");
    refused(List.of(like("no")), List.of(), Status.Code.NOT_FOUND, "item_id: no");
    Query one = Messages.query(vector(1));
    float[] opposite = vector(1).clone();
    for (int i = 0; i < DIMENSION; i++) {
      opposite[i] = -opposite[i];
    }
    refused(
        List.of(one, Messages.query(opposite)),
        List.of(),
        Status.Code.INVALID_ARGUMENT,
        "no direction");
  }

  private void refused(
      List<Query> positives, List<Query> negatives, Status.Code code, String message) {
    StatusRuntimeException e =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () -> recommend(RecommendStrategy.RECOMMEND_STRATEGY_AVERAGE, positives, negatives));
    assertThat(e).hasMessageContaining(message);
    assertThat(e.getStatus().getCode()).isEqualTo(code);
  }
}
