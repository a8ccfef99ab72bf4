package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import io.crossmodal.index.v1.BatchSearchRequest;
import io.crossmodal.index.v1.CandidateQuery;
import io.crossmodal.index.v1.CountRequest;
import io.crossmodal.index.v1.CreateViewRequest;
import io.crossmodal.index.v1.DeleteRequest;
import io.crossmodal.index.v1.DropViewRequest;
import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.GetGalleryRequest;
import io.crossmodal.index.v1.GetRequest;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.PayloadList;
import io.crossmodal.index.v1.PayloadValue;
import io.crossmodal.index.v1.PutManifestRequest;
import io.crossmodal.index.v1.Query;
import io.crossmodal.index.v1.ScoreCandidatesRequest;
import io.crossmodal.index.v1.ScrollRequest;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.ShardServiceGrpc;
import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.index.v1.UpsertResponse;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.type.v1.ItemError;
import io.crossmodal.type.v1.Modality;
import io.crossmodal.type.v1.Vector;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
class ValidationTest {

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
  void refusesManifestsThatWouldLeaveTheirDirectory() {
    GalleryManifest manifest =
        GalleryManifest.newBuilder()
            .setUid("../outside")
            .setSettings(Messages.gallery("made", 4, 1).getSettings())
            .addLocations("local")
            .setCreating(true)
            .build();
    assertViolation(
        () ->
            ShardServiceGrpc.newBlockingStub(index.channel())
                .putManifest(PutManifestRequest.newBuilder().setManifest(manifest).build()),
        "manifest.uid",
        "'../outside' (expected: 1 to 128 of");
  }

  @Test
  void refusesQueryVectors() {
    assertReason(ErrorReason.INVALID_VECTOR, "vector: 3 components (expected: 4)", 1, 2, 3);
    assertReason(ErrorReason.INVALID_VECTOR, "vector[1]: NaN", 1, Float.NaN, 3, 4);
    assertReason(
        ErrorReason.INVALID_VECTOR, "vector[0]: Infinity", Float.POSITIVE_INFINITY, 2, 3, 4);
    assertReason(ErrorReason.INVALID_VECTOR, "a zero vector points nowhere", 0, 0, 0, 0);
  }

  private void assertReason(ErrorReason reason, String message, float... vector) {
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
  void writesTheGoodItemsOfABatchAndSaysWhatIsWrongWithTheOthers() {
    List<Item> items = new ArrayList<>();
    items.add(item("good-1"));
    items.add(item(""));
    items.add(item("x".repeat(513)));
    items.add(item("line\nbreak"));
    items.add(item("no modality").toBuilder().clearModality().build());
    items.add(item("no vector").toBuilder().clearVector().build());
    items.add(Messages.item("short", Modality.MODALITY_IMAGE, new float[] {1}));
    items.add(Messages.item("nan", Modality.MODALITY_IMAGE, new float[] {1, Float.NaN, 1, 1}));
    items.add(Messages.item("zero", Modality.MODALITY_IMAGE, new float[4]));
    items.add(payload("no value", PayloadValue.getDefaultInstance()));
    items.add(payload("long", PayloadValue.newBuilder().setStringValue("é".repeat(40_000))));
    items.add(payload("infinite", PayloadValue.newBuilder().setDoubleValue(1 / 0.0)));
    items.add(payload("mixed", PayloadValue.newBuilder().setListValue(mixedList())));
    items.add(item("good-2"));
    UpsertResponse response = index.items().upsert(Messages.upsert("g", items));
    assertThat(response.getUpserted()).isEqualTo(2);
    assertThat(response.getErrorsList())
        .extracting(ItemError::getIndex)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    assertThat(response.getErrorsList())
        .extracting(ItemError::getMessage)
        .satisfiesExactly(
            m -> assertThat(m).startsWith("id: empty (expected: 1 to 512 bytes"),
            m -> assertThat(m).startsWith("id: 513 bytes"),
            m -> assertThat(m).startsWith("id: has control characters"),
            m -> assertThat(m).startsWith("modality: MODALITY_UNSPECIFIED"),
            m -> assertThat(m).isEqualTo("vector: 0 components (expected: 4)"),
            m -> assertThat(m).isEqualTo("vector: 1 components (expected: 4)"),
            m -> assertThat(m).startsWith("vector[1]: NaN (expected: a finite number"),
            m -> assertThat(m).contains("a zero vector points nowhere"),
            m -> assertThat(m).isEqualTo("payload[x]: no value (expected: exactly one kind)"),
            m -> assertThat(m).isEqualTo("payload[x]: 80000 bytes (expected: at most 65536)"),
            m -> assertThat(m).isEqualTo("payload[x]: Infinity (expected: a finite number)"),
            m -> assertThat(m).startsWith("payload[x]: values of several kinds"));
    assertThat(response.getErrors(5).getReason()).isEqualTo("INVALID_VECTOR");
    assertThat(response.getErrors(5).getItemId()).isEqualTo("short");
    assertThat(get("good-1", "good-2", "short")).containsExactly("good-1", "good-2");
  }

  private static Item payload(String id, PayloadValue.Builder value) {
    return payload(id, value.build());
  }

  private static Item payload(String id, PayloadValue value) {
    return item(id).toBuilder().putPayload("x", value).build();
  }

  private static PayloadList mixedList() {
    return PayloadList.newBuilder()
        .addValues(PayloadValue.newBuilder().setIntValue(1))
        .addValues(PayloadValue.newBuilder().setBoolValue(true))
        .build();
  }

  private List<String> get(String... ids) {
    return index
        .items()
        .get(GetRequest.newBuilder().setGallery("g").addAllIds(List.of(ids)).build())
        .getItemsList()
        .stream()
        .map(Item::getId)
        .toList();
  }

  @Test
  void takesTheLastOfTwoItemsWithOneId() {
    UpsertResponse response =
        index
            .items()
            .upsert(
                Messages.upsert(
                    "g",
                    List.of(item("twice"), Messages.item("twice", Modality.MODALITY_VIDEO, GOOD))));
    assertThat(response.getUpserted()).isEqualTo(1);
    Item stored =
        index
            .items()
            .get(GetRequest.newBuilder().setGallery("g").addIds("twice").build())
            .getItems(0);
    assertThat(stored.getModality()).isEqualTo(Modality.MODALITY_VIDEO);
    assertThat(stored.getVersion()).isEqualTo(1);
  }

  @Test
  void refusesGalleriesWithAllThatIsWrong() {
    StatusRuntimeException failure =
        failure(() -> index.galleries().createGallery(Messages.gallery("../escape", 5000, 65)));
    assertThat(violations(failure))
        .extracting(BadRequest.FieldViolation::getField)
        .containsExactly("settings.name", "settings.dimension", "settings.shards");
    assertThat(failure).hasMessageContaining("settings.dimension: 5000 (expected: 1..4096)");
  }

  @Test
  void answersARepeatedCreationAndRefusesAnother() {
    GallerySettings settings =
        index.galleries().createGallery(Messages.gallery("g", 4, 2)).getGallery().getSettings();
    assertThat(settings.getDimension()).isEqualTo(4);
    assertReason(
        ErrorReason.ALREADY_EXISTS,
        "gallery: g exists with other settings",
        () -> index.galleries().createGallery(Messages.gallery("g", 5, 2)));
  }

  @Test
  void refusesViews() {
    assertViolation(
        () -> index.galleries().createView(view(ViewSettings.newBuilder().setDimension(5))),
        "settings.dimension",
        "5 (expected: 1..4 for truncation, the gallery's; a Gaussian projection can go up)");
    assertReason(
        ErrorReason.ALREADY_EXISTS,
        "view: full exists with other settings",
        () ->
            index
                .galleries()
                .createView(view(ViewSettings.newBuilder().setName("full").setDimension(2))));
    assertReason(
        ErrorReason.FAILED_PRECONDITION,
        "view: full is the serving one",
        () ->
            index
                .galleries()
                .dropView(DropViewRequest.newBuilder().setGallery("g").setView("full").build()));
  }

  private static CreateViewRequest view(ViewSettings.Builder settings) {
    return CreateViewRequest.newBuilder().setGallery("g").setSettings(settings).build();
  }

  @Test
  void refusesRequestsAboutItems() {
    assertViolation(
        () -> index.items().upsert(UpsertRequest.newBuilder().setGallery("g").build()),
        "items",
        "0 elements (expected: 1..10000)");
    assertViolation(
        () ->
            index
                .items()
                .upsert(
                    Messages.upsert("g", List.of(item("a"))).toBuilder()
                        .setRequestId("r".repeat(129))
                        .build()),
        "request_id",
        "129 characters (expected: at most 128)");
    assertViolation(
        () -> index.items().delete(DeleteRequest.newBuilder().setGallery("g").addIds("").build()),
        "ids[0]",
        "empty (expected: 1 to 512 bytes of UTF-8 without control characters)");
    assertViolation(
        () ->
            index
                .items()
                .scroll(ScrollRequest.newBuilder().setGallery("g").setPageSize(1001).build()),
        "page_size",
        "1001 (expected: 0..1000)");
    assertViolation(
        () ->
            index
                .items()
                .scroll(ScrollRequest.newBuilder().setGallery("g").setPageToken("?").build()),
        "page_token",
        "? (expected: next_page_token of the page before)");
    assertViolation(
        () -> index.items().count(CountRequest.newBuilder().setGallery(" ").build()),
        "gallery",
        "' ' (expected: 1 to 128 of");
    assertViolation(
        () -> index.galleries().getGallery(GetGalleryRequest.getDefaultInstance()),
        "gallery",
        "'' (expected: 1 to 128 of");
  }

  @Test
  void refusesAHugeVectorBeforeAnythingElse() {
    Vector.Builder vector = Vector.newBuilder();
    for (int i = 0; i < 5000; i++) {
      vector.addValues(1);
    }
    Item huge = item("huge").toBuilder().setVector(vector).build();
    assertThat(index.items().upsert(Messages.upsert("g", List.of(huge))).getErrors(0).getMessage())
        .isEqualTo("vector: 5000 components (expected: 4)");
  }

  private static StatusRuntimeException failure(Runnable call) {
    StatusRuntimeException failure = catchThrowableOfType(StatusRuntimeException.class, call::run);
    assertThat(failure).isNotNull();
    return failure;
  }

  private static void assertReason(ErrorReason reason, String message, Runnable call) {
    StatusRuntimeException failure = failure(call);
    assertThat(ErrorStatus.reason(failure)).isEqualTo(reason);
    assertThat(failure.getStatus().getCode()).isEqualTo(reason.code());
    assertThat(failure).hasMessageContaining(message);
  }

  private static void assertViolation(Runnable call, String field, String description) {
    StatusRuntimeException failure = failure(call);
    assertThat(ErrorStatus.reason(failure)).isEqualTo(ErrorReason.INVALID_FIELD);
    assertThat(violations(failure))
        .anySatisfy(
            violation -> {
              assertThat(violation.getField()).isEqualTo(field);
              assertThat(violation.getDescription()).startsWith(description);
            });
  }

  private static List<BadRequest.FieldViolation> violations(StatusRuntimeException failure) {
    try {
      for (Any detail :
          Objects.requireNonNull(StatusProto.fromThrowable(failure)).getDetailsList()) {
        if (detail.is(BadRequest.class)) {
          return detail.unpack(BadRequest.class).getFieldViolationsList();
        }
      }
      return List.of();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
