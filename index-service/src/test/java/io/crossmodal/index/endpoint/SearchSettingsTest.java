package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.crossmodal.index.v1.CreateViewRequest;
import io.crossmodal.index.v1.DropViewRequest;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.PayloadValue;
import io.crossmodal.index.v1.Precision;
import io.crossmodal.index.v1.SearchHit;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.type.v1.Modality;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchSettingsTest {

  private static final int DIMENSION = 32;
  private static final int ITEMS = 900;

  private final Random random = new Random(9);
  private final Map<String, Item> items = new LinkedHashMap<>();
  private TestIndex index;

  @BeforeAll
  void open(@TempDir Path dataDir) {
    index = TestIndex.open(dataDir);
    index.galleries().createGallery(Messages.gallery("g", DIMENSION, 3));
    index.galleries().createView(view("rough", 16, Precision.PRECISION_INT4));
    for (int i = 0; i < ITEMS; i++) {
      Item.Builder item =
          Messages.item("i" + i, Modality.MODALITY_IMAGE, Messages.vector(random, DIMENSION))
              .toBuilder();
      if (i % 10 > 0) {
        item.putPayload("image", PayloadValue.newBuilder().setIntValue(i % 50).build());
      }
      items.put("i" + i, item.build());
    }
    index.items().upsert(Messages.upsert("g", List.copyOf(items.values())));
  }

  @AfterAll
  void close() {
    index.close();
  }

  private static CreateViewRequest view(String name, int dimension, Precision precision) {
    return CreateViewRequest.newBuilder()
        .setGallery("g")
        .setSettings(
            ViewSettings.newBuilder().setName(name).setDimension(dimension).setPrecision(precision))
        .build();
  }

  private SearchResponse search(float[] query, SearchParameters.Builder parameters) {
    return index
        .searches()
        .search(
            SearchRequest.newBuilder()
                .setGallery("g")
                .setQuery(Messages.query(query))
                .setParameters(parameters)
                .build());
  }

  private static SearchParameters.Builder rough(int k) {
    return SearchParameters.newBuilder().setView("rough").setK(k);
  }

  private static List<String> ids(SearchResponse response) {
    return response.getHitsList().stream().map(hit -> hit.getItem().getId()).toList();
  }

  /** Similarities of the first 16 components, highest first. */
  private Map<String, Double> expected(float[] query) {
    Map<String, Double> scores = new LinkedHashMap<>();
    Map<String, Double> unordered = new LinkedHashMap<>();
    items.forEach((id, item) -> unordered.put(id, cosine(query, item)));
    unordered.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> scores.put(entry.getKey(), entry.getValue()));
    return scores;
  }

  private static double cosine(float[] query, Item item) {
    float[] vector = Embeddings.toArray(item.getVector());
    double dot = 0;
    double a = 0;
    double b = 0;
    for (int i = 0; i < 16; i++) {
      dot += (double) query[i] * vector[i];
      a += (double) query[i] * query[i];
      b += (double) vector[i] * vector[i];
    }
    return dot / Math.sqrt(a * b);
  }

  private void checkExact(SearchResponse response, float[] query, int k) {
    Map<String, Double> expected = expected(query);
    assertThat(ids(response)).isEqualTo(expected.keySet().stream().limit(k).toList());
    for (SearchHit hit : response.getHitsList()) {
      assertThat((double) hit.getScore())
          .isCloseTo(expected.get(hit.getItem().getId()), within(1e-5));
    }
  }

  @Test
  void answersOfTheShardsThatAreNotLeftOutSayWhichOnesAre() {
    float[] query = Messages.vector(random, DIMENSION);
    List<String> all = ids(search(query, rough(ITEMS)));
    List<String> apart = new ArrayList<>();
    for (int shard = 0; shard < 3; shard++) {
      SearchResponse one =
          search(
              query, rough(ITEMS).addAllLeftOutShards(List.of((shard + 1) % 3, (shard + 2) % 3)));
      assertThat(one.getCoverage().getShardsTotal()).isEqualTo(3);
      assertThat(one.getCoverage().getShardsSucceeded()).isEqualTo(1);
      assertThat(one.getCoverage().getUnreachableList()).hasSize(2);
      apart.addAll(ids(one));
    }
    assertThat(apart).hasSize(ITEMS).containsExactlyInAnyOrderElementsOf(all);
    Refusals.assertViolation(
        () -> search(query, rough(5).addLeftOutShards(3)),
        "parameters.left_out_shards",
        "[3] (expected: at most 2 of 0..2, the gallery's shards)");
    Refusals.assertViolation(
        () -> search(query, rough(5).addAllLeftOutShards(List.of(0, 1, 2))),
        "parameters.left_out_shards",
        "[0, 1, 2] (expected: at most 2 of 0..2, the gallery's shards)");
  }

  @Test
  void ranksByStoredVectorsWithAndWithoutTheirView() {
    float[] query = Messages.vector(random, DIMENSION);
    SearchResponse rough = search(query, rough(50));
    SearchResponse stored = search(query, rough(50).setExact(true));
    checkExact(stored, query, 50);
    assertThat(ids(rough)).isNotEqualTo(ids(stored));

    index.galleries().createView(view("fp32-16", 16, Precision.PRECISION_FP32));
    SearchResponse viewed = search(query, rough(50).setExact(true));
    index
        .galleries()
        .dropView(DropViewRequest.newBuilder().setGallery("g").setView("fp32-16").build());

    assertThat(viewed.getHitsList()).isEqualTo(stored.getHitsList());
    assertThat(viewed.getView()).isEqualTo("rough");
  }

  @Test
  void reranksAShortlistByStoredVectors() {
    int better = 0;
    for (int i = 0; i < 20; i++) {
      float[] query = Messages.vector(random, DIMENSION);
      List<String> best = expected(query).keySet().stream().limit(10).toList();
      SearchResponse reranked = search(query, rough(10).setOversampling(5));
      assertThat(ids(reranked)).isEqualTo(best);
      assertThat(reranked.getTimings().getVectorsScored()).isEqualTo(ITEMS + 3 * 50);
      checkExact(reranked, query, 10);
      better += ids(search(query, rough(10))).equals(best) ? 0 : 1;
    }
    assertThat(better).isPositive();
  }

  @ParameterizedTest
  @EnumSource(names = {"PRECISION_BIT1", "PRECISION_BIT2"})
  void reranksByItselfWhereCodesAreOfBits(Precision precision) {
    index.galleries().createView(view(precision.name(), 16, precision));
    int found = 0;
    int foundByCodes = 0;
    for (int i = 0; i < 20; i++) {
      float[] query = Messages.vector(random, DIMENSION);
      Map<String, Double> expected = expected(query);
      List<String> best = expected.keySet().stream().limit(10).toList();
      SearchResponse usual = search(query, rough(10).setView(precision.name()));
      SearchResponse codes = search(query, rough(10).setView(precision.name()).setOversampling(1));
      for (SearchHit hit : usual.getHitsList()) {
        assertThat((double) hit.getScore())
            .isCloseTo(expected.get(hit.getItem().getId()), within(1e-5));
      }
      assertThat(codes.getTimings().getVectorsScored()).isEqualTo(ITEMS);
      found += (int) ids(usual).stream().filter(best::contains).count();
      foundByCodes += (int) ids(codes).stream().filter(best::contains).count();
    }
    assertThat(found).isGreaterThan(190).isGreaterThan(foundByCodes);
  }

  @Test
  void leavesOutHitsBelowAScore() {
    float[] query = Messages.vector(random, DIMENSION);
    SearchResponse all = search(query, rough(100));
    float threshold = all.getHits(40).getScore();

    SearchResponse above = search(query, rough(100).setScoreThreshold(threshold));

    assertThat(above.getHitsList())
        .isEqualTo(all.getHitsList().stream().filter(hit -> hit.getScore() >= threshold).toList());
    assertThat(search(query, rough(100).setScoreThreshold(2)).getHitsList()).isEmpty();
  }

  @Test
  void countsGroupsInsteadOfHits() {
    for (int size : List.of(1, 3, 30)) {
      float[] query = Messages.vector(random, DIMENSION);
      SearchResponse grouped =
          search(
              query, rough(7).setOffset(2).setGroupBy("image").setGroupSize(size).setExact(true));

      assertThat(ids(grouped)).as("size %d", size).isEqualTo(grouped(query, 2, 7, size));
      for (SearchHit hit : grouped.getHitsList()) {
        assertThat(hit.getGroup().getIntValue())
            .isEqualTo(items.get(hit.getItem().getId()).getPayloadOrThrow("image").getIntValue());
      }
    }
  }

  private List<String> grouped(float[] query, int offset, int k, int size) {
    Map<Long, List<String>> groups = new LinkedHashMap<>();
    for (String id : expected(query).keySet()) {
      PayloadValue value = items.get(id).getPayloadMap().get("image");
      if (value != null) {
        groups.computeIfAbsent(value.getIntValue(), g -> new ArrayList<>()).add(id);
      }
    }
    return groups.values().stream()
        .skip(offset)
        .limit(k)
        .flatMap(group -> group.stream().limit(size))
        .toList();
  }

  @Test
  void refusesWhatItCanNotDo() {
    refused(rough(1).setOversampling(0.5), "parameters.oversampling: 0.5 (expected: 0, or 1..100)");
    refused(rough(1).setOversampling(Double.NaN), "parameters.oversampling: NaN");
    refused(rough(1).setScoreThreshold(Float.NaN), "parameters.score_threshold: NaN");
    refused(rough(1).setEffort(7), "parameters.effort: 7 (expected: 8..65536)");
    refused(rough(1).setTargetRecall(1.1), "parameters.target_recall: 1.1");
    refused(rough(1).setGroupSize(2), "parameters.group_size: 2 (expected: 0..0)");
    refused(rough(1).setGroupBy("image").setGroupSize(101), "parameters.group_size: 101");
    refused(rough(200).setGroupBy("image").setGroupSize(60), "12000 (expected: 0..10000)");
    refused(rough(1).setGroupBy("imag"), "parameters.group_by: unknown field 'imag'");
    refused(rough(1).addReadTokens("?"), "parameters.read_tokens: ?");
    refused(rough(1).addReadTokens("AAAA"), "a write_token of this gallery");
  }

  private void refused(SearchParameters.Builder parameters, String message) {
    StatusRuntimeException e =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () -> search(Messages.vector(random, DIMENSION), parameters));
    assertThat(e).hasMessageContaining(message);
    assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
  }
}
