package io.crossmodal.gateway.endpoint;

import static io.crossmodal.gateway.fake.Answer.json;
import static io.crossmodal.gateway.fake.Answer.text;
import static io.crossmodal.gateway.fake.Answer.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossmodal.gateway.fake.FakeSuite;
import io.crossmodal.gateway.fake.GatewayExtension;
import io.crossmodal.gateway.fake.Multipart;
import io.crossmodal.gateway.fake.Pictures;
import io.crossmodal.gateway.fake.RunningGateway;
import io.crossmodal.gateway.fake.SampleGallery;
import java.awt.Color;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The routes and fields that clients of the reference pipeline rely on. */
@ExtendWith(GatewayExtension.class)
class OlderRoutesTest {

  private RunningGateway gateway;

  @BeforeEach
  void use(RunningGateway gateway) {
    this.gateway = gateway;
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void findsPicturesForAText() {
    HttpResponse<String> answer =
        gateway.post("/api/search/text", "{\"query\":\"something green\",\"top_k\":2}");

    assertThat(fields(json(answer))).containsExactly("query", "num_results", "results");
    assertThat(text(answer, "/query")).isEqualTo("something green");
    assertThat(json(answer).at("/num_results").asInt()).isEqualTo(2);
    assertThat(fields(json(answer).at("/results/0")))
        .containsExactly("rank", "image_id", "image_path", "score");
    assertThat(text(answer, "/results/0/image_id")).isEqualTo("green.jpg");
    assertThat(texts(answer, "/results", "rank")).containsExactly("1", "2");
  }

  @Test
  void findsPicturesLikeOneAndLeavesItOut() {
    HttpResponse<String> answer =
        gateway.post("/api/search/image", "{\"image_id\":\"blue.png\",\"top_k\":2}");

    assertThat(fields(json(answer))).containsExactly("query_image", "num_results", "results");
    assertThat(texts(answer, "/results", "image_id"))
        .hasSize(2)
        .startsWith(SampleGallery.ODD_ID)
        .doesNotContain("blue.png");
  }

  @Test
  void findsPicturesLikeTheOneAtAPosition() {
    HttpResponse<String> answer = gateway.post("/api/search/image", "{\"image_index\":1}");

    assertThat(text(answer, "/query_image")).isEqualTo("green.jpg");
    assertThat(json(answer).at("/query_index").asInt()).isEqualTo(1);
    assertThat(json(answer).at("/num_results").asInt()).isEqualTo(3);
  }

  @Test
  void findsCaptionsForAFileEachOnce() {
    HttpResponse<String> answer =
        gateway.post(
            "/api/search/image-to-text",
            new Multipart()
                .text("top_k", "2")
                .file("image", "q.jpg", Pictures.plain(Color.RED, 20, 20, "jpg")));

    assertThat(fields(json(answer))).containsExactly("num_captions", "captions");
    assertThat(json(answer).at("/num_captions").asInt()).isEqualTo(2);
    assertThat(text(answer, "/captions/0")).isEqualTo("a red square");
    assertThat(text(answer, "/captions/1")).isNotEqualTo("a red square");
  }

  @Test
  void tellsFigures() {
    JsonNode stats = json(gateway.get("/api/stats"));

    assertThat(fields(stats))
        .containsExactly("num_images", "num_captions", "embedding_dim", "model_architecture");
    assertThat(stats.at("/num_images").asInt()).isEqualTo(4);
    assertThat(stats.at("/num_captions").asInt()).isEqualTo(4);
    assertThat(stats.at("/embedding_dim").asInt()).isEqualTo(4);
    assertThat(stats.at("/model_architecture/shared_dim").asInt()).isEqualTo(4);
    assertThat(stats.at("/model_architecture/image_input_dim").asInt()).isEqualTo(64 * 64 * 3);
  }

  @Test
  void givesPicturesAndThumbnails() {
    HttpResponse<byte[]> picture = gateway.bytes("/api/image/green.jpg");
    HttpResponse<byte[]> thumbnail = gateway.bytes("/api/image/green.jpg/thumbnail?size=100");

    assertThat(picture.body()).isEqualTo(Pictures.plain(Color.GREEN, 300, 200, "jpg"));
    assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(thumbnail.statusCode()).isEqualTo(200);
    assertThat(thumbnail.headers().firstValue("Content-Type")).hasValue("image/jpeg");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/search/text  | {"query":""}                           | 400 | query
          /api/search/text  | {}                                     | 400 | query
          /api/search/text  | {"query":"a","top_k":0}                | 400 | top_k
          /api/search/text  | {"query":"a","top_k":1001}             | 400 | top_k
          /api/search/text  | {"query":"a","top_k":"5"}              | 400 | top_k
          /api/search/text  | {"query":                              | 400 | JSON
          /api/search/image | {}                                     | 400 | image_id
          /api/search/image | {"image_id":"gone.jpg"}                | 404 | gone.jpg
          /api/search/image | {"image_index":4}                      | 400 | image_index
          /api/search/image | {"image_index":-1}                     | 400 | image_index
          """)
  void tellsErrorsInOneField(String path, String body, int status, String said) {
    HttpResponse<String> answer = gateway.post(path, body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(fields(json(answer))).containsExactly("error");
    assertThat(text(answer, "/error")).contains(said);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/image/gone.jpg, 404",
    "/api/image/c-red, 404",
    "/api/image/red.png/thumbnail?size=0, 400",
    "/api/image/red.png/thumbnail?size=2049, 400",
    "/api/image/red.png/thumbnail?size=big, 400",
    "/api/nothing, 404"
  })
  void tellsErrorsOfPictures(String path, int status) {
    HttpResponse<String> answer = gateway.get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(fields(json(answer))).containsExactly("error");
  }

  @Test
  void refusesAFileThatIsNoPicture() {
    byte[] text = "hello".getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> answer =
        gateway.post("/api/search/image-to-text", new Multipart().file("image", "a.jpg", text));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(fields(json(answer))).containsExactly("error");
  }

  @Test
  void ignoresFieldsThatItDoesNotKnow() {
    assertThat(gateway.post("/api/search/text", "{\"query\":\"red\",\"lang\":\"en\"}").statusCode())
        .isEqualTo(200);
  }

  @Test
  void speaksOfTheConfiguredGallery(FakeSuite suite) {
    suite.store.create("another");
    Map<String, Object> settings = Map.of("crossmodal.gateway.default-gallery", "another");
    try (RunningGateway other = new RunningGateway(settings, suite.address())) {
      assertThat(json(other.get("/api/stats")).at("/num_images").asInt()).isZero();
      assertThat(json(other.get("/health")).at("/num_images").asInt()).isZero();
    }
    assertThat(gateway.get("/api/stats").statusCode()).isEqualTo(400);
  }

  @Test
  void saysThatThereIsNoGallery(FakeSuite suite) {
    suite.store.clear();

    HttpResponse<String> answer = gateway.get("/api/stats");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(text(answer, "/error")).contains("none exists");
  }
}
