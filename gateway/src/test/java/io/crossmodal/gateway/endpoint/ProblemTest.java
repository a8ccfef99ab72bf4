package io.crossmodal.gateway.endpoint;

import static io.crossmodal.gateway.fake.Answer.json;
import static io.crossmodal.gateway.fake.Answer.text;
import static io.crossmodal.gateway.fake.Answer.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.gateway.fake.GatewayExtension;
import io.crossmodal.gateway.fake.Multipart;
import io.crossmodal.gateway.fake.RunningGateway;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(GatewayExtension.class)
class ProblemTest {

  private static final int OVER_THE_LIMIT = (32 << 20) + 1;

  private RunningGateway gateway;

  @BeforeEach
  void use(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void answersWithAProblemDocument() {
    HttpResponse<String> answer = gateway.get("/v1/galleries/no%20such");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(text(answer, "/type")).isEqualTo("/docs#problem-GALLERY_NOT_FOUND");
    assertThat(text(answer, "/title")).isEqualTo("Gallery not found");
    assertThat(json(answer).at("/status").asInt()).isEqualTo(404);
    assertThat(text(answer, "/detail")).contains("no such");
    assertThat(text(answer, "/instance")).isEqualTo("/v1/galleries/no%20such");
    assertThat(text(answer, "/reason")).isEqualTo("GALLERY_NOT_FOUND");
    assertThat(text(answer, "/service")).isEqualTo("index");
    assertThat(text(answer, "/gallery")).isEqualTo("no such");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"gallery":"colours"}                               | query
          {"gallery":"colours","text":"a","item_id":"b"}      | query
          {"gallery":"colours","text":"  "}                   | text
          {"gallery":"colours","text":7}                      | text
          {"gallery":"colours","text":"a","k":0}              | k
          {"gallery":"colours","text":"a","k":1000000000}     | k
          {"gallery":"colours","text":"a","k":1e999999999}    | k
          {"gallery":"colours","text":"a","k":"10"}           | k
          {"gallery":"colours","text":"a","k":1.5}            | k
          {"gallery":"colours","text":"a","offset":-1}        | offset
          {"gallery":"colours","text":"a","modality":"sound"} | modality
          {"gallery":"colours","text":"a","kk":3}             | kk
          {"gallery":"colours","vector":["x"]}                | vector
          {"gallery":"colours","vector":[1e39]}               | vector
          {"gallery":"colours","image_base64":"***"}          | image_base64
          {"gallery":"colours","image_base64":""}             | image_base64
          []                                                  | body
          """)
  void namesTheFieldThatIsWrong(String body, String field) {
    HttpResponse<String> answer = gateway.post("/v1/search", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(text(answer, "/reason")).isEqualTo("INVALID_FIELD");
    assertThat(texts(answer, "/violations", "field")).contains(field);
  }

  @Test
  void namesEveryFieldThatIsWrong() {
    HttpResponse<String> answer =
        gateway.post("/v1/search", "{\"text\":\"a\",\"k\":0,\"offset\":10001}");

    assertThat(texts(answer, "/violations", "field")).containsExactly("k", "offset");
    assertThat(text(answer, "/violations/0/description")).isEqualTo("0 (expected: 1..1000)");
    assertThat(text(answer, "/detail")).startsWith("k: 0 (expected: 1..1000); offset: 10001");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "none", textBlock = "{\"gallery\":\n{]\nnone\nnul")
  void refusesWhatIsNoJson(String body) {
    HttpResponse<String> answer = gateway.post("/v1/search", body == null ? "" : body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(text(answer, "/reason")).isEqualTo("INVALID_FIELD");
    assertThat(text(answer, "/detail")).isNotBlank().doesNotContain("Source", "java.", "argument");
  }

  @Test
  void refusesJsonThatIsNestedTooDeep() {
    HttpResponse<String> answer = gateway.post("/v1/search", "[".repeat(100_000));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(text(answer, "/detail")).contains("nesting depth");
  }

  @Test
  void tellsUnknownPathsAndWrongMethods() {
    HttpResponse<String> unknown = gateway.get("/v1/nothing", "Accept", "text/html");
    HttpResponse<String> wrong = gateway.delete("/v1/search");

    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(text(unknown, "/type")).isEqualTo("about:blank");
    assertThat(text(unknown, "/detail")).contains("/v1/nothing", "/openapi.yaml");
    assertThat(wrong.statusCode()).isEqualTo(405);
    assertThat(wrong.headers().firstValue("Allow")).hasValue("POST");
    assertThat(text(wrong, "/detail")).isEqualTo("method: DELETE (expected: POST)");
  }

  @Test
  void refusesAnotherContentType() {
    HttpResponse<String> answer =
        gateway.text(
            gateway
                .request("/v1/search", "Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"text\":\"red\"}")));

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(text(answer, "/detail")).contains("text/plain");
  }

  @Test
  void refusesABodyOverTheLimit() {
    HttpResponse<String> json =
        gateway.text(
            gateway
                .request("/v1/search", "Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[OVER_THE_LIMIT])));
    HttpResponse<String> form =
        gateway.post(
            "/v1/search/image", new Multipart().file("image", "a", new byte[OVER_THE_LIMIT]));

    assertThat(json.statusCode()).isEqualTo(413);
    assertThat(text(json, "/reason")).isEqualTo("TOO_LARGE");
    assertThat(text(json, "/detail")).contains("33554433", "33554432");
    assertThat(form.statusCode()).isEqualTo(413);
  }

  @Test
  void refusesABodyOverTheLimitThatDoesNotSayItsLength() {
    HttpResponse<String> json =
        gateway.text(
            gateway
                .request("/v1/search", "Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(new byte[OVER_THE_LIMIT]))));

    assertThat(json.statusCode()).isEqualTo(413);
    assertThat(text(json, "/reason")).isEqualTo("TOO_LARGE");
  }

  @Test
  void wantsTheLengthOfAForm() {
    HttpResponse<String> answer =
        gateway.text(
            gateway
                .request("/v1/search/image", "Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[10]))));

    assertThat(answer.statusCode()).isEqualTo(411);
  }

  @Test
  void letsBrowsersGuessNothing() {
    HttpResponse<String> answer = gateway.get("/v1/galleries");

    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "sandbox");
  }
}
