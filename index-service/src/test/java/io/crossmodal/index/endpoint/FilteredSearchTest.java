package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.v1.BatchSearchRequest;
import io.crossmodal.index.v1.CountRequest;
import io.crossmodal.index.v1.DeleteRequest;
import io.crossmodal.index.v1.Filter;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.PayloadList;
import io.crossmodal.index.v1.PayloadValue;
import io.crossmodal.index.v1.ScrollRequest;
import io.crossmodal.index.v1.ScrollResponse;
import io.crossmodal.index.v1.SearchHit;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.SearchPlan;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.type.v1.Modality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Filtered searches, counts and pages against a model that looks at every item. */
@Timeout(120)
class FilteredSearchTest {

  private static final int DIMENSION = 8;

  private final Random random = new Random(3);
  private final Map<String, Item> model = new TreeMap<>();
  private final Map<Filter, Predicate<Item>> filters = filters();
  private final Set<SearchPlan> plans = new HashSet<>();

  private static Map<Filter, Predicate<Item>> filters() {
    Predicate<Item> red = item -> tags(item).contains("red");
    Predicate<Item> recent = item -> year(item) >= 2010;
    Map<Filter, Predicate<Item>> filters = new LinkedHashMap<>();
    filters.put(Filters.equal("tags", "red"), red);
    filters.put(Filters.atLeast("year", 2010), recent);
    filters.put(Filters.atLeast("year", 2009.5), recent);
    filters.put(Filters.equal("year", 2003.0), item -> year(item) == 2003);
    filters.put(Filters.oneOf("number", 7, 9, 4711), i -> Set.of(7L, 9L).contains(number(i)));
    filters.put(Filters.below("number", 0), item -> false);
    filters.put(Filters.noneOf(Filters.equal("tags", "red")), red.negate());
    filters.put(Filters.exists("tags"), item -> !tags(item).isEmpty());
    filters.put(
        Filters.allOf(Filters.atLeast("year", 2010), Filters.equal("tags", "red")),
        red.and(recent));
    filters.put(
        Filters.anyOf(Filters.equal("tags", "red"), Filters.noneOf(Filters.atLeast("year", 2010))),
        red.or(recent.negate()));
    return filters;
  }

  private static List<String> tags(Item item) {
    return item
        .getPayloadOrDefault("tags", PayloadValue.getDefaultInstance())
        .getListValue()
        .getValuesList()
        .stream()
        .map(PayloadValue::getStringValue)
        .toList();
  }

  private static long year(Item item) {
    return item.getPayloadOrThrow("year").getIntValue();
  }

  private static long number(Item item) {
    return item.getPayloadOrThrow("number").getIntValue();
  }

  private Item item(int number) {
    List<PayloadValue> tags = new ArrayList<>();
    for (String tag : List.of("red", "green", "blue")) {
      if (random.nextInt(3) == 0) {
        tags.add(PayloadValue.newBuilder().setStringValue(tag).build());
      }
    }
    Item.Builder item =
        Messages.item(
                "i" + number,
                Modality.forNumber(1 + random.nextInt(3)),
                Messages.vector(random, DIMENSION))
            .toBuilder()
            .putPayload("year", whole(2000 + random.nextInt(20)))
            .putPayload("number", whole(number));
    if (!tags.isEmpty()) {
      item.putPayload(
          "tags",
          PayloadValue.newBuilder()
              .setListValue(PayloadList.newBuilder().addAllValues(tags))
              .build());
    }
    return item.build();
  }

  private static PayloadValue whole(long number) {
    return PayloadValue.newBuilder().setIntValue(number).build();
  }

  @Test
  void findsWhatMatchesOnEveryShardWhileItemsChange(@TempDir Path root) {
    try (TestCluster cluster = new TestCluster(root, 2)) {
      TestIndex index = cluster.node(0);
      index.galleries().createGallery(Messages.gallery("g", DIMENSION, 3));
      write(index, 0, 600);
      check(index);
      write(index, 100, 300);
      delete(index, 0, 50);
      check(cluster.node(1));
      cluster.stop(1);
      cluster.restart(1);
      cluster.stop(0);
      cluster.restart(0);
      write(cluster.node(0), 0, 30);
      check(cluster.node(0));
    }
    assertThat(plans)
        .containsExactlyInAnyOrder(SearchPlan.SEARCH_PLAN_SCAN, SearchPlan.SEARCH_PLAN_POOL);
  }

  private void write(TestIndex index, int from, int to) {
    List<Item> items = new ArrayList<>();
    for (int number = from; number < to; number++) {
      items.add(item(number));
      model.put(items.getLast().getId(), items.getLast());
    }
    assertThat(index.items().upsert(Messages.upsert("g", items)).getUpserted())
        .isEqualTo(to - from);
  }

  private void delete(TestIndex index, int from, int to) {
    DeleteRequest.Builder request = DeleteRequest.newBuilder().setGallery("g");
    for (int number = from; number < to; number++) {
      request.addIds("i" + number);
      model.remove("i" + number);
    }
    assertThat(index.items().delete(request.build()).getDeleted()).isEqualTo(to - from);
  }

  private void check(TestIndex index) {
    for (Modality modality : List.of(Modality.MODALITY_UNSPECIFIED, Modality.MODALITY_IMAGE)) {
      filters.forEach(
          (filter, matches) -> {
            Predicate<Item> wanted =
                matches.and(
                    item ->
                        modality == Modality.MODALITY_UNSPECIFIED
                            || item.getModality() == modality);
            List<Item> expected = model.values().stream().filter(wanted).toList();
            assertThat(count(index, modality, filter)).as("%s", filter).isEqualTo(expected.size());
            assertThat(scroll(index, modality, filter))
                .as("%s", filter)
                .isEqualTo(expected.stream().map(Item::getId).sorted().toList());
            checkSearch(index, modality, filter, expected);
          });
    }
  }

  private static long count(TestIndex index, Modality modality, Filter filter) {
    return index
        .items()
        .count(
            CountRequest.newBuilder()
                .setGallery("g")
                .setModality(modality)
                .setFilter(filter)
                .build())
        .getItems();
  }

  private static List<String> scroll(TestIndex index, Modality modality, Filter filter) {
    List<String> ids = new ArrayList<>();
    String token = "";
    do {
      ScrollResponse page =
          index
              .items()
              .scroll(
                  ScrollRequest.newBuilder()
                      .setGallery("g")
                      .setModality(modality)
                      .setFilter(filter)
                      .setPageSize(7)
                      .setPageToken(token)
                      .build());
      page.getItemsList().forEach(item -> ids.add(item.getId()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return ids;
  }

  private void checkSearch(TestIndex index, Modality modality, Filter filter, List<Item> items) {
    float[] query = Messages.vector(random, DIMENSION);
    SearchParameters parameters =
        SearchParameters.newBuilder().setK(10).setModality(modality).setFilter(filter).build();
    SearchResponse response =
        index
            .searches()
            .search(
                SearchRequest.newBuilder()
                    .setGallery("g")
                    .setQuery(Messages.query(query))
                    .setParameters(parameters)
                    .build());
    plans.addAll(response.getPlansList());
    assertThat(ids(response)).as("%s", filter).isEqualTo(best(query, items));
    assertThat(
            index
                .searches()
                .batchSearch(
                    BatchSearchRequest.newBuilder()
                        .setGallery("g")
                        .addQueries(Messages.query(query))
                        .addQueries(Messages.query(query))
                        .setParameters(parameters)
                        .build())
                .getResponsesList())
        .extracting(FilteredSearchTest::ids)
        .containsExactly(ids(response), ids(response));
  }

  private static List<String> ids(SearchResponse response) {
    return response.getHitsList().stream().map(SearchHit::getItem).map(Item::getId).toList();
  }

  private static List<String> best(float[] query, List<Item> items) {
    return items.stream()
        .sorted(
            Comparator.comparingDouble(
                item -> -cosine(query, Embeddings.toArray(item.getVector()))))
        .limit(10)
        .map(Item::getId)
        .toList();
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      squares += (double) b[i] * b[i];
    }
    return dot / Math.sqrt(squares);
  }
}
