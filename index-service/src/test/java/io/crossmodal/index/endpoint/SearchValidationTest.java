package io.crossmodal.index.endpoint;

import static io.crossmodal.index.endpoint.Refusals.assertReason;
import static io.crossmodal.index.endpoint.Refusals.assertViolation;
import static io.crossmodal.index.endpoint.Refusals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.v1.BatchSearchRequest;
import io.crossmodal.index.v1.CandidateQuery;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.Query;
import io.crossmodal.index.v1.ScoreCandidatesRequest;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.type.v1.Modality;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchValidationTest {

  private static final float[] GOOD = {1, 2, 3, 4};
  private static final int TOO_MUCH = 1_000_000_000;

  private TestIndex index;

  @BeforeAll
  void open(@TempDir Path dataDir) {
    index = TestIndex.open(dataDir);
    index.galleries().createGallery(Messages.gallery("g", 4, 2));
    index.items().upsert(Messages.upsert("g", List.of(item("a"), item("b"))));
  }

  @AfterAll
  void close() {
    index.close();
  }

  private static Item item(String id) {
    return Messages.item(id, Modality.MODALITY_TEXT, GOOD);
  }

  @ParameterizedTest
  @CsvSource({"0", "1000000000", "10001", "-1"})
  void refusesAK(int k) {
    assertViolation(
        () -> index.searches().search(Messages.search("g", GOOD, k)),
        "parameters.k",
        Integer.toUnsignedLong(k) + " (expected: 1..10000)");
  }

  @Test
  void refusesAnOffset() {
    SearchRequest.Builder request = Messages.search("g", GOOD, 1).toBuilder();
    request.getParametersBuilder().setOffset(TOO_MUCH);
    assertViolation(
        () -> index.searches().search(request.build()),
        "parameters.offset",
        "1000000000 (expected: 0..10000)");
  }

  @Test
  void refusesQueriesThatAreNone() {
    assertViolation(
        () ->
            index.searches().search(Messages.search("g", GOOD, 1).toBuilder().clearQuery().build()),
        "query",
        "empty (expected: a vector or an item_id)");
    assertViolation(
        () -> index.searches().batchSearch(BatchSearchRequest.newBuilder().setGallery("g").build()),
        "queries",
        "0 elements (expected: 1..1000)");
  }

  @Test
  void refusesMoreHitsThanAnAnswerHolds() {
    BatchSearchRequest.Builder request = BatchSearchRequest.newBuilder().setGallery("g");
    for (int i = 0; i < 101; i++) {
      request.addQueries(Messages.query(GOOD));
    }
    request.getParametersBuilder().setK(10_000);
    assertViolation(
        () -> index.searches().batchSearch(request.build()),
        "queries (hits in all, offsets included)",
        "1010000 (expected: 0..1000000)");
  }

  @Test
  void refusesQueryVectors() {
    refusesVector(ErrorReason.INVALID_VECTOR, "vector: 3 components (expected: 4)", 1, 2, 3);
    refusesVector(ErrorReason.INVALID_VECTOR, "vector[1]: NaN", 1, Float.NaN, 3, 4);
    refusesVector(
        ErrorReason.INVALID_VECTOR, "vector[0]: Infinity", Float.POSITIVE_INFINITY, 2, 3, 4);
    refusesVector(ErrorReason.INVALID_VECTOR, "a zero vector points nowhere", 0, 0, 0, 0);
  }

  private void refusesVector(ErrorReason reason, String message, float... vector) {
    assertReason(reason, message, () -> index.searches().search(Messages.search("g", vector, 1)));
  }

  @Test
  void saysWhatIsNotThere() {
    assertReason(
        ErrorReason.GALLERY_NOT_FOUND,
        "gallery: other",
        () -> index.searches().search(Messages.search("other", GOOD, 1)));
    SearchRequest.Builder view = Messages.search("g", GOOD, 1).toBuilder();
    view.getParametersBuilder().setView("other");
    assertReason(
        ErrorReason.VIEW_NOT_FOUND,
        "view: other (expected: one of [full])",
        () -> index.searches().search(view.build()));
    SearchRequest.Builder byItem = Messages.search("g", GOOD, 1).toBuilder();
    byItem.setQuery(Query.newBuilder().setItemId("c"));
    assertReason(
        ErrorReason.ITEM_NOT_FOUND, "item_id: c", () -> index.searches().search(byItem.build()));
    assertReason(
        ErrorReason.ITEM_NOT_FOUND,
        "ids: c",
        () -> index.searches().scoreCandidates(pool("a", "c").build()));
  }

  private static ScoreCandidatesRequest.Builder pool(String... ids) {
    return ScoreCandidatesRequest.newBuilder()
        .setGallery("g")
        .addAllIds(List.of(ids))
        .addQueries(CandidateQuery.newBuilder().setQuery(Messages.query(GOOD)));
  }

  @Test
  void refusesPools() {
    assertViolation(
        () -> index.searches().scoreCandidates(pool("a", "b", "a").build()),
        "ids[2]",
        "'a' (expected: an id, and none twice)");
    ScoreCandidatesRequest.Builder outside = pool("a", "b");
    outside.getQueriesBuilder(0).addCandidates(2);
    assertViolation(
        () -> index.searches().scoreCandidates(outside.build()),
        "queries[0].candidates[0]",
        "2 (expected: 0..1, a position in ids)");
    ScoreCandidatesRequest.Builder large = pool();
    for (int i = 0; i < 2000; i++) {
      large.addIds("id" + i);
    }
    for (int i = 0; i < 9000; i++) {
      large.addQueries(CandidateQuery.newBuilder().setQuery(Messages.query(GOOD)));
    }
    assertViolation(
        () -> index.searches().scoreCandidates(large.build()),
        "queries (scores in all)",
        "18002000 (expected: 0..15000000)");
  }

  @Test
  void endsAtADeadlineThatIsPast() {
    for (String gallery : List.of("g", "other")) {
      StatusRuntimeException e =
          failure(
              () ->
                  index
                      .searches()
                      .withDeadlineAfter(-1, TimeUnit.SECONDS)
                      .search(Messages.search(gallery, GOOD, 1)));
      assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    }
  }
}
