package io.crossmodal.gateway.endpoint;

import static io.crossmodal.gateway.fake.Answer.json;
import static io.crossmodal.gateway.fake.Answer.text;
import static io.crossmodal.gateway.fake.Answer.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossmodal.gateway.fake.FakeEncoder;
import io.crossmodal.gateway.fake.FakeSuite;
import io.crossmodal.gateway.fake.GatewayExtension;
import io.crossmodal.gateway.fake.Multipart;
import io.crossmodal.gateway.fake.Pictures;
import io.crossmodal.gateway.fake.RunningGateway;
import io.crossmodal.gateway.fake.SampleGallery;
import io.crossmodal.index.v1.GallerySettings;
import java.awt.Color;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(GatewayExtension.class)
class SearchEndpointTest {

  private RunningGateway gateway;
  private FakeSuite suite;

  @BeforeEach
  void use(RunningGateway gateway, FakeSuite suite) {
    this.gateway = gateway;
    this.suite = suite;
  }

  private HttpResponse<String> search(String json) {
    return gateway.post("/v1/search", json);
  }

  @Test
  void ranksPicturesForAText() {
    HttpResponse<String> answer =
        search("{\"gallery\":\"colours\",\"text\":\"green\",\"k\":2,\"modality\":\"image\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(texts(answer, "/hits", "rank")).containsExactly("1", "2");
    assertThat(text(answer, "/hits/0/id")).isEqualTo("green.jpg");
    assertThat(json(answer).at("/hits/0/score").asDouble())
        .isGreaterThan(json(answer).at("/hits/1/score").asDouble());
    assertThat(text(answer, "/hits/0/payload/file_name")).isEqualTo("green.jpg");
    assertThat(text(answer, "/model")).isEqualTo(FakeEncoder.MODEL);
  }

  @Test
  void ranksCaptionsForAPicture() {
    String picture = Base64.getEncoder().encodeToString(Pictures.plain(Color.RED, 30, 30, "png"));

    HttpResponse<String> answer =
        search(
            "{\"gallery\":\"colours\",\"image_base64\":\"%s\",\"modality\":\"text\"}"
                .formatted(picture));

    assertThat(text(answer, "/hits/0/payload/text")).isEqualTo("a red square");
    assertThat(text(answer, "/hits/0/thumbnail_url"))
        .isEqualTo("/v1/galleries/colours/items/red.png/thumbnail");
  }

  @Test
  void readsADataUri() {
    String picture = Base64.getEncoder().encodeToString(Pictures.plain(Color.BLUE, 9, 9, "png"));

    HttpResponse<String> answer =
        search(
            "{\"gallery\":\"colours\",\"image_base64\":\"data:image/png;base64,%s\"}"
                .formatted(picture));

    assertThat(text(answer, "/hits/0/id")).isEqualTo("blue.png");
  }

  @Test
  void searchesByAnItemWithoutEncoding() {
    HttpResponse<String> answer =
        search("{\"gallery\":\"colours\",\"item_id\":\"red.png\",\"k\":1}");

    assertThat(text(answer, "/hits/0/id")).isEqualTo("red.png");
    assertThat(json(answer).at("/hits/0/score").asDouble()).isEqualTo(1.0);
    assertThat(json(answer).has("model")).isFalse();
    assertThat(json(answer).at("/timings").has("encode_ms")).isFalse();
  }

  @Test
  void searchesByAVectorAndGivesVectors() {
    HttpResponse<String> answer =
        search("{\"gallery\":\"colours\",\"vector\":[0,0,1,0.1],\"k\":1,\"with_vector\":true}");

    assertThat(text(answer, "/hits/0/id")).isEqualTo("blue.png");
    assertThat(json(answer).at("/hits/0/vector").toString()).isEqualTo("[0.0,0.0,1.0,0.1]");
  }

  @Test
  void countsRanksOnAfterTheOffset() {
    HttpResponse<String> whole = search("{\"gallery\":\"colours\",\"text\":\"red\",\"k\":4}");
    HttpResponse<String> rest =
        search("{\"gallery\":\"colours\",\"text\":\"red\",\"k\":2,\"offset\":2}");

    assertThat(texts(rest, "/hits", "rank")).containsExactly("3", "4");
    assertThat(texts(rest, "/hits", "id")).isEqualTo(texts(whole, "/hits", "id").subList(2, 4));
  }

  @Test
  void tellsTheTimeOfEachStage() {
    JsonNode timings = json(search("{\"gallery\":\"colours\",\"text\":\"red\"}")).at("/timings");

    assertThat(timings.at("/total_ms").asDouble())
        .isGreaterThanOrEqualTo(
            timings.at("/encode_ms").asDouble() + timings.at("/search_ms").asDouble() - 0.002);
    assertThat(timings.at("/encode_device_ms").asDouble()).isEqualTo(4.2);
    assertThat(timings.at("/slowest_shard_ms").asDouble()).isEqualTo(0.3);
    assertThat(timings.at("/vectors_scored").asInt()).isEqualTo(8);
  }

  @Test
  void saysHowSureTheAnswerIs() {
    JsonNode answer = json(search("{\"gallery\":\"colours\",\"text\":\"red\"}"));

    assertThat(answer.at("/exact_probability").asDouble()).isEqualTo(.875);
    suite.store.sure = false;
    JsonNode unsure = json(search("{\"gallery\":\"colours\",\"text\":\"red\"}"));
    assertThat(unsure.has("exact_probability")).isFalse();
  }

  @Test
  void saysWhichShardsDidNotAnswer() {
    suite.store.deadShards = 1;

    HttpResponse<String> answer = search("{\"gallery\":\"colours\",\"text\":\"red\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).at("/coverage/shards_total").asInt()).isEqualTo(2);
    assertThat(json(answer).at("/coverage/shards_succeeded").asInt()).isEqualTo(1);
    assertThat(text(answer, "/coverage/unreachable/0")).contains("DEADLINE_EXCEEDED");
  }

  @Test
  void saysThatATextWasTruncated() {
    HttpResponse<String> answer =
        search("{\"gallery\":\"colours\",\"text\":\"red %s\"}".formatted("x ".repeat(120)));

    assertThat(json(answer).at("/truncated").asBoolean()).isTrue();
  }

  @Test
  void takesTheOnlyGalleryWhereNoneIsNamed() {
    assertThat(text(search("{\"text\":\"red\"}"), "/gallery")).isEqualTo(SampleGallery.NAME);

    suite.store.create("second");
    HttpResponse<String> refused = search("{\"text\":\"red\"}");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(text(refused, "/violations/0/field")).isEqualTo("gallery");
    assertThat(text(refused, "/detail")).contains("colours, second");
  }

  @Test
  void refusesAModelThatDidNotMakeTheGallery() {
    suite.store.create(
        GallerySettings.newBuilder()
            .setName("old")
            .setDimension(4)
            .setModel(FakeEncoder.MODEL)
            .setModelVersion("another")
            .build());

    HttpResponse<String> answer = search("{\"gallery\":\"old\",\"text\":\"red\"}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(text(answer, "/reason")).isEqualTo("FAILED_PRECONDITION");
    assertThat(text(answer, "/detail")).contains(FakeEncoder.VERSION, "another");
  }

  @Test
  void searchesByAFile() {
    Multipart form =
        new Multipart()
            .text("gallery", "colours")
            .text("k", "1")
            .text("modality", "image")
            .file("image", "any.jpg", Pictures.plain(Color.GREEN, 50, 40, "jpg"));

    HttpResponse<String> answer = gateway.post("/v1/search/image", form);

    assertThat(texts(answer, "/hits", "id")).containsExactly("green.jpg");
  }

  @Test
  void readsBodiesThatAreLargeButAllowed() {
    byte[] picture = Pictures.plain(Color.GREEN, 2300, 2300, "bmp");
    assertThat(picture.length).isGreaterThan(15_000_000);

    HttpResponse<String> form =
        gateway.post("/v1/search/image", new Multipart().file("image", "a.bmp", picture));
    HttpResponse<String> json =
        search("{\"item_id\":\"green.jpg\"%s}".formatted(" ".repeat(30_000_000)));

    assertThat(text(form, "/hits/0/id")).isEqualTo("green.jpg");
    assertThat(text(json, "/hits/0/id")).isEqualTo("green.jpg");
  }

  @Test
  void refusesATextNamedJpg() {
    Multipart form =
        new Multipart().file("image", "a.jpg", "hello".getBytes(StandardCharsets.UTF_8));

    HttpResponse<String> answer = gateway.post("/v1/search/image", form);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(text(answer, "/reason")).isEqualTo("INVALID_IMAGE");
  }

  @Test
  void refusesAHugePictureByItsHeader() {
    Multipart form = new Multipart().file("image", "a.png", Pictures.headerOnly(60_000, 60_000));

    HttpResponse<String> answer = gateway.post("/v1/search/image", form);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(text(answer, "/reason")).isEqualTo("TOO_LARGE");
    assertThat(text(answer, "/detail")).contains("60000x60000");
  }

  @Test
  void refusesAFormWithoutAPicture() {
    HttpResponse<String> answer =
        gateway.post("/v1/search/image", new Multipart().text("gallery", "colours"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(text(answer, "/violations/0/field")).isEqualTo("image");
  }
}
