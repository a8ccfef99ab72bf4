package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Timestamp;
import io.crossmodal.index.v1.CountRequest;
import io.crossmodal.index.v1.Filter;
import io.crossmodal.index.v1.FilterValue;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.PayloadValue;
import io.crossmodal.index.v1.RangeCondition;
import io.crossmodal.index.v1.ScrollRequest;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.type.v1.Modality;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FilterChecksTest {

  private TestIndex index;

  @BeforeEach
  void open(@TempDir Path dataDir) {
    index = TestIndex.open(dataDir);
    index.galleries().createGallery(Messages.gallery("g", 4, 3));
    Item item =
        Messages.item("a", Modality.MODALITY_IMAGE, new float[] {1, 2, 3, 4}).toBuilder()
            .putPayload("year", PayloadValue.newBuilder().setIntValue(2020).build())
            .build();
    index.items().upsert(Messages.upsert("g", List.of(item)));
  }

  @AfterEach
  void close() {
    index.close();
  }

  private void refused(Filter filter, String... parts) {
    SearchRequest.Builder search = Messages.search("g", new float[] {1, 2, 3, 4}, 1).toBuilder();
    search.getParametersBuilder().setFilter(filter);
    refused(() -> index.searches().search(search.build()), parts);
    CountRequest count = CountRequest.newBuilder().setGallery("g").setFilter(filter).build();
    refused(() -> index.items().count(count), parts);
    ScrollRequest scroll = ScrollRequest.newBuilder().setGallery("g").setFilter(filter).build();
    refused(() -> index.items().scroll(scroll), parts);
  }

  private static void refused(ThrowingCallable call, String... parts) {
    StatusRuntimeException e = catchThrowableOfType(StatusRuntimeException.class, call);
    assertThat(e).isNotNull();
    assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(ErrorStatus.reason(e)).isEqualTo(ErrorReason.INVALID_FIELD);
    assertThat(e.getMessage()).contains("filter").contains(parts);
  }

  @Test
  void namesUnknownFieldsAndTheKnownOnes() {
    refused(Filters.equal("yeer", 2020), "unknown field 'yeer'", "one of text, year");
    refused(Filters.exists("yeer"), "unknown field 'yeer'");
    refused(Filters.noneOf(Filters.equal("yeer", 2020)), "unknown field 'yeer'");
  }

  @Test
  void namesTheTypeThatAFieldHas() {
    refused(Filters.equal("year", "2020"), "field 'year' compared with a string", "a number");
    refused(Filters.equal("text", 1), "field 'text' compared with a number", "a string");
    refused(Filters.oneOf("year", true), "field 'year' compared with a bool", "a number");
  }

  @Test
  void refusesWhatIsNotComplete() {
    refused(Filter.getDefaultInstance(), "empty", "one of all_of");
    refused(Filters.allOf(), "all_of.filters", "0 elements", "1..256");
    refused(Filters.allOf(Filter.getDefaultInstance()), "all_of.filters[0]", "empty");
    refused(Filters.oneOf("year"), "one_of.values", "0 elements", "1..1024");
    refused(Filters.range(RangeCondition.newBuilder().setField("year")), "no bound");
    refused(Filters.exists(""), "exists.field", "0 characters", "1..256");
    refused(Filters.exists("f".repeat(257)), "257 characters");
    Filter unset =
        Filter.newBuilder()
            .setEquals(Filters.equal("year", 1).getEquals().toBuilder().clearValue())
            .build();
    refused(unset, "equals.value", "not set");
  }

  @Test
  void refusesValuesThatCanNotBeCompared() {
    refused(Filters.atLeast("text", "a"), "range.gte", "string", "a number or a time");
    refused(Filters.below("year", true), "range.lt", "bool", "a number or a time");
    refused(Filters.oneOf("year", 1, "a"), "number and string", "values of one type");
    refused(Filters.equal("year", Double.NaN), "NaN", "a finite number");
    Timestamp late = Timestamp.newBuilder().setSeconds(253_402_300_800L).build();
    RangeCondition.Builder range =
        RangeCondition.newBuilder()
            .setField("at")
            .setLt(FilterValue.newBuilder().setTimeValue(late));
    refused(Filters.range(range), "range.lt.seconds", "253402300800");
  }

  @Test
  void refusesTooMuch() {
    Filter deep = Filters.exists("year");
    for (int i = 0; i < 16; i++) {
      deep = Filters.noneOf(deep);
    }
    refused(deep, "more filters in each other", "at most 16");
    Object[] many = IntStream.range(0, 1_025).boxed().toArray();
    refused(Filters.oneOf("year", many), "1025 elements", "1..1024");
    Filter[] wide = new Filter[256];
    Arrays.fill(wide, Filters.exists("year"));
    refused(Filters.allOf(wide), "(conditions)", "257", "0..256");
    Filter[] full = new Filter[5];
    Arrays.fill(full, Filters.oneOf("year", Arrays.copyOf(many, 1_000)));
    refused(Filters.allOf(full), "(values)", "5000", "0..4096");
    refused(Filters.equal("text", "a".repeat(65_537)), "65537", "0..65536");
  }
}
