package io.crossmodal.index.endpoint;

import static io.crossmodal.index.endpoint.Refusals.assertViolation;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.v1.CountRequest;
import io.crossmodal.index.v1.DeleteRequest;
import io.crossmodal.index.v1.GetGalleryRequest;
import io.crossmodal.index.v1.GetRequest;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.PayloadList;
import io.crossmodal.index.v1.PayloadValue;
import io.crossmodal.index.v1.ScrollRequest;
import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.index.v1.UpsertResponse;
import io.crossmodal.type.v1.ItemError;
import io.crossmodal.type.v1.Modality;
import io.crossmodal.type.v1.Vector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ItemValidationTest {

  private static final float[] GOOD = {1, 2, 3, 4};

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
    items.add(item("i".repeat(10_000)));
    items.add(wide());
    items.add(item("good-2"));
    UpsertResponse response = index.items().upsert(Messages.upsert("g", items));
    assertThat(response.getUpserted()).isEqualTo(2);
    assertThat(response.getErrorsList())
        .extracting(ItemError::getIndex)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
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
            m -> assertThat(m).startsWith("payload[x]: values of several kinds"),
            m -> assertThat(m).startsWith("id: 10000 bytes (expected: 1 to 512 bytes"),
            m -> assertThat(m).startsWith("payload: 65 entries (expected: at most 64)"));
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

  private static Item wide() {
    Item.Builder item = item("wide").toBuilder().clearPayload();
    for (int i = 0; i < 65; i++) {
      item.putPayload("field" + i, PayloadValue.newBuilder().setIntValue(i).build());
    }
    return item.build();
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
    assertThat(response.getSuperseded()).isEqualTo(1);
    Item stored =
        index
            .items()
            .get(GetRequest.newBuilder().setGallery("g").addIds("twice").build())
            .getItems(0);
    assertThat(stored.getModality()).isEqualTo(Modality.MODALITY_VIDEO);
    assertThat(stored.getVersion()).isEqualTo(1);
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
}
