package io.crossmodal.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import io.crossmodal.encoder.v1.EncodeTimings;
import io.crossmodal.encoder.v1.TrainingPoint;
import io.crossmodal.eval.v1.StartEvaluationRequest;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.Precision;
import io.crossmodal.index.v1.ShardPlacement;
import io.crossmodal.index.v1.Similarity;
import io.crossmodal.index.v1.View;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.rpc.ServiceException.FieldViolation;
import io.crossmodal.type.v1.Vector;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class ProtoJsonTest {

  private static final JsonMapper JSON = JsonMapper.createDefault();

  private static JsonNode tree(String json) {
    try {
      return JSON.readValue(json, JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void readsWhatItWrites() {
    ViewSettings settings =
        ViewSettings.newBuilder()
            .setName("v")
            .setDimension(128)
            .setPrecision(Precision.PRECISION_INT4)
            .setSeed(Long.MIN_VALUE + 1)
            .build();

    ViewSettings read = ProtoReader.read(ProtoJson.of(settings), ViewSettings.newBuilder()).build();

    assertThat(read).isEqualTo(settings);
  }

  @Test
  void keepsNumbersThatADoubleCannotHold() {
    String json = text(ProtoJson.of(ViewSettings.newBuilder().setSeed(9007199254740993L).build()));

    assertThat(json).contains("\"seed\":9007199254740993");
    assertThat(ProtoReader.read(tree(json), ViewSettings.newBuilder()).getSeed())
        .isEqualTo(9007199254740993L);
  }

  @Test
  void writesNumbersWithoutSignAsTheyAre() {
    JsonNode json = ProtoJson.of(ShardPlacement.newBuilder().setShard(-1).build());

    assertThat(text(json)).contains("\"shard\":4294967295");
  }

  @Test
  void writesTimesDurationsVectorsAndFiguresForPeople() {
    Gallery gallery =
        Gallery.newBuilder().setCreateTime(Timestamp.newBuilder().setSeconds(1)).build();
    EncodeTimings timings =
        EncodeTimings.newBuilder()
            .setQueue(Duration.newBuilder().setSeconds(61).setNanos(500_000))
            .setDevice(Duration.getDefaultInstance())
            .build();
    Vector vector = Vector.newBuilder().addValues(0.1f).addValues(-1e-9f).build();

    assertThat(text(ProtoJson.of(gallery))).contains("\"create_time\":\"1970-01-01T00:00:01Z\"");
    assertThat(text(ProtoJson.of(timings)))
        .isEqualTo("{\"queue\":\"61.0005s\",\"device\":\"0s\",\"largest_batch\":0}");
    assertThat(text(ProtoJson.of(vector))).startsWith("[0.1,-1.0").endsWith("E-9]");
    assertThat(text(ProtoJson.of(TrainingPoint.newBuilder().setLoss(Double.NaN).build())))
        .contains("\"loss\":null");
  }

  @Test
  void leavesOutWhatIsNotSet() {
    assertThat(text(ProtoJson.of(GallerySettings.newBuilder().setName("g").build())))
        .isEqualTo(
            "{\"name\":\"g\",\"dimension\":0,\"shards\":0,\"model\":\"\",\"model_version\":\"\"}");
    assertThat(text(ProtoJson.of(View.getDefaultInstance()))).doesNotContain("settings");
  }

  @Test
  void readsEnumsByTheirShortNames() {
    GallerySettings settings =
        ProtoReader.read(
                tree("{\"similarity\":\"dot\",\"model\":null}"), GallerySettings.newBuilder())
            .build();

    assertThat(settings.getSimilarity()).isEqualTo(Similarity.SIMILARITY_DOT);
    assertThat(EnumNames.expected(Precision.getDescriptor()))
        .isEqualTo("one of fp32, fp16, int8, int4, bit2, bit1");
    assertThat(EnumNames.value(Precision.getDescriptor(), "unspecified")).isEmpty();
  }

  @Test
  void notesEveryFieldThatIsWrong() {
    JsonNode body =
        tree(
            """
            {"gallery": 7, "npz_path": "p", "plan": {"dimensions": [64, -1, "x", 4294967296],
             "precisions": "int8", "seed": 1.5, "quality_budget": true}, "plans": {}}""");

    ServiceException failure =
        catchThrowableOfType(
            ServiceException.class,
            () -> ProtoReader.read(body, StartEvaluationRequest.newBuilder()));

    assertThat(failure.violations())
        .extracting(FieldViolation::field)
        .containsExactly(
            "gallery",
            "plan.dimensions[1]",
            "plan.dimensions[2]",
            "plan.dimensions[3]",
            "plan.precisions",
            "plan.seed",
            "plan.quality_budget",
            "plans");
    assertThat(failure.violations().get(2).description())
        .isEqualTo("\"x\" (expected: 0..4294967295)");
  }

  @Test
  void shortensLongValuesInMessages() {
    JsonNode body = tree("{\"dimension\":\"%s\"}".formatted("9".repeat(100_000)));

    ServiceException failure =
        catchThrowableOfType(
            ServiceException.class, () -> ProtoReader.read(body, GallerySettings.newBuilder()));

    assertThat(failure.getMessage()).hasSizeLessThan(200);
  }
}
