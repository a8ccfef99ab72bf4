package io.crossmodal.gateway.endpoint;

import static io.crossmodal.gateway.fake.Answer.json;
import static io.crossmodal.gateway.fake.Answer.text;
import static io.crossmodal.gateway.fake.Answer.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossmodal.gateway.fake.GatewayExtension;
import io.crossmodal.gateway.fake.Multipart;
import io.crossmodal.gateway.fake.Pictures;
import io.crossmodal.gateway.fake.RunningGateway;
import java.awt.Color;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(GatewayExtension.class)
class IngestEndpointTest {

  private RunningGateway gateway;

  @BeforeEach
  void use(RunningGateway gateway) {
    this.gateway = gateway;
  }

  private HttpResponse<String> store(String items) {
    return gateway.post("/v1/items", "{\"gallery\":\"colours\",\"items\":[%s]}".formatted(items));
  }

  private HttpResponse<String> read(String id) {
    return gateway.get("/v1/galleries/colours/items/" + id + "?vector=true");
  }

  @Test
  void encodesAndStoresATextWithItsPayload() {
    String payload =
        "{\"n\":3,\"f\":0.5,\"ok\":true,\"tags\":[\"a\",\"b\"],\"at\":{\"time\":\"2026-01-31T12:00:00Z\"}}";

    HttpResponse<String> answer =
        store("{\"id\":\"new\",\"text\":\"green green\",\"payload\":%s}".formatted(payload));

    assertThat(json(answer).at("/upserted").asInt()).isEqualTo(1);
    assertThat(json(answer).at("/errors")).isEmpty();
    assertThat(text(answer, "/durability")).isEqualTo("applied");
    assertThat(text(read("new"), "/payload/text")).isEqualTo("green green");
    assertThat(json(read("new")).at("/payload/n").isIntegralNumber()).isTrue();
    assertThat(json(read("new")).at("/payload/f").asDouble()).isEqualTo(0.5);
    assertThat(json(read("new")).at("/payload/tags").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(text(read("new"), "/payload/at/time")).isEqualTo("2026-01-31T12:00:00Z");
    assertThat(json(read("new")).at("/vector/1").asDouble()).isEqualTo(2);
  }

  @Test
  void storesAPictureWithItsBytesOrWithout() {
    String picture = Base64.getEncoder().encodeToString(Pictures.plain(Color.RED, 5, 5, "png"));

    store(
        "{\"id\":\"kept\",\"image_base64\":\"%s\"},{\"id\":\"bare\",\"image_base64\":\"%s\",\"store_content\":false}"
            .formatted(picture, picture));

    assertThat(text(read("kept"), "/content/media_type")).isEqualTo("image/png");
    assertThat(json(read("bare")).has("content")).isFalse();
    assertThat(json(read("bare")).at("/vector/0").asDouble()).isCloseTo(1, within(1e-5));
  }

  @Test
  void storesAVideoWithoutItsBytes() {
    String frame = Base64.getEncoder().encodeToString(Pictures.plain(Color.RED, 5, 5, "png"));

    store("{\"id\":\"clip\",\"video_base64\":\"%s\"}".formatted(frame));

    assertThat(text(read("clip"), "/modality")).isEqualTo("video");
    assertThat(json(read("clip")).has("content")).isFalse();
    assertThat(json(read("clip")).at("/vector/0").asDouble()).isCloseTo(1, within(1e-5));
  }

  @Test
  void storesTheGoodOnesBesideTheBadOnes() {
    String noPicture = Base64.getEncoder().encodeToString("hello".getBytes(StandardCharsets.UTF_8));

    HttpResponse<String> answer =
        store(
            """
            {"id":"v","vector":[1,0,0,0],"modality":"image"},
            {"id":"short","vector":[1,0],"modality":"image"},
            {"id":"bad","image_base64":"%s"},
            {"id":"t","text":"red"}"""
                .formatted(noPicture));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).at("/upserted").asInt()).isEqualTo(2);
    assertThat(texts(answer, "/errors", "index")).containsExactly("1", "2");
    assertThat(texts(answer, "/errors", "item_id")).containsExactly("short", "bad");
    assertThat(texts(answer, "/errors", "reason"))
        .containsExactly("INVALID_VECTOR", "INVALID_IMAGE");
    assertThat(read("t").statusCode()).isEqualTo(200);
  }

  @Test
  void storesMoreThanOneBatchOfTheEncoder() {
    String items =
        IntStream.range(0, 100)
            .mapToObj(
                i -> "{\"id\":\"b%d\",\"text\":\"%s\"}".formatted(i, "red ".repeat(i % 7 + 1)))
            .collect(Collectors.joining(","));

    assertThat(json(store(items)).at("/upserted").asInt()).isEqualTo(100);
    assertThat(json(read("b97")).at("/vector/0").asInt()).isEqualTo(97 % 7 + 1);
  }

  @Test
  void storesTheFilesOfAForm() {
    Multipart form =
        new Multipart()
            .text("gallery", "colours")
            .file("image", "one.png", Pictures.plain(Color.RED, 8, 8, "png"))
            .file("image", "a b/zwei ü.jpg", Pictures.plain(Color.BLUE, 8, 8, "jpg"))
            .file("image", "text.jpg", "hello".getBytes(StandardCharsets.UTF_8));

    HttpResponse<String> answer = gateway.post("/v1/items", form);

    assertThat(json(answer).at("/upserted").asInt()).isEqualTo(2);
    assertThat(texts(answer, "/errors", "item_id")).containsExactly("text.jpg");
    assertThat(text(read("one.png"), "/content/media_type")).isEqualTo("image/png");
    assertThat(text(read("a%20b%2Fzwei%20%C3%BC.jpg"), "/content/media_type"))
        .isEqualTo("image/jpeg");
  }

  @Test
  void namesTheFieldsThatAreWrong() {
    HttpResponse<String> answer =
        store(
            """
            {"text":"a"},
            {"id":"x"},
            {"id":"y","vector":[1,0,0,0]},
            {"id":"z","text":"a","payload":{"deep":{"er":1}}},
            {"id":"w","text":"a","colour":"red"}""");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(texts(answer, "/violations", "field"))
        .containsExactly(
            "items[0].id",
            "items[1].item",
            "items[2].modality",
            "items[3].payload.deep",
            "items[4].colour");
  }

  @Test
  void wantsAnItemAtLeast() {
    assertThat(text(store(""), "/violations/0/field")).isEqualTo("items");
    assertThat(text(gateway.post("/v1/items", "{}"), "/violations/0/field")).isEqualTo("items");
    assertThat(
            text(
                gateway.post("/v1/items", new Multipart().text("gallery", "colours")),
                "/violations/0/field"))
        .isEqualTo("image");
  }
}
