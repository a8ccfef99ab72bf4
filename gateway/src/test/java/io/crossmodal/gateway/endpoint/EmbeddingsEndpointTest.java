package io.crossmodal.gateway.endpoint;

import static io.crossmodal.gateway.fake.Answer.json;
import static io.crossmodal.gateway.fake.Answer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossmodal.gateway.fake.ColourSpace;
import io.crossmodal.gateway.fake.GatewayExtension;
import io.crossmodal.gateway.fake.Pictures;
import io.crossmodal.gateway.fake.RunningGateway;
import io.crossmodal.rpc.Embeddings;
import java.awt.Color;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(GatewayExtension.class)
class EmbeddingsEndpointTest {

  private RunningGateway gateway;

  @BeforeEach
  void use(RunningGateway gateway) {
    this.gateway = gateway;
  }

  private HttpResponse<String> post(String fields) {
    return gateway.post("/v1/embeddings", "{\"model\":\"colours\"," + fields + "}");
  }

  private static float[] vector(HttpResponse<String> answer, int index) {
    JsonNode array = json(answer).at("/data/%d/embedding".formatted(index));
    float[] vector = new float[array.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = array.get(i).floatValue();
    }
    return vector;
  }

  @Test
  void embedsOneText() {
    HttpResponse<String> answer = post("\"input\":\"red red blue\"");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(text(answer, "/object")).isEqualTo("list");
    assertThat(text(answer, "/data/0/object")).isEqualTo("embedding");
    assertThat(text(answer, "/model")).isEqualTo("colours");
    assertThat(json(answer).at("/usage/prompt_tokens").asInt()).isEqualTo(3);
    assertThat(json(answer).at("/usage/total_tokens").asInt()).isEqualTo(3);
    assertThat(vector(answer, 0)).isEqualTo(Embeddings.toArray(ColourSpace.ofText("red red blue")));
  }

  @Test
  void embedsListsInOrder() {
    HttpResponse<String> answer = post("\"input\":[\"red\",\"green\"],\"user\":\"somebody\"");

    assertThat(json(answer).at("/data")).hasSize(2);
    assertThat(json(answer).at("/data/1/index").asInt()).isEqualTo(1);
    assertThat(vector(answer, 1)).isEqualTo(Embeddings.toArray(ColourSpace.ofText("green")));
  }

  @Test
  void embedsMoreThanTheEncoderTakesAtOnce() {
    String texts = String.join(",", Collections.nCopies(2047, "\"red\""));

    HttpResponse<String> answer = post("\"input\":[" + texts + ",\"blue\"]");

    assertThat(json(answer).at("/data")).hasSize(2048);
    assertThat(vector(answer, 2047)).isEqualTo(Embeddings.toArray(ColourSpace.ofText("blue")));
    assertThat(json(answer).at("/data/2047/index").asInt()).isEqualTo(2047);
  }

  @Test
  void writesLittleEndianFloatsAsBase64() {
    HttpResponse<String> answer = post("\"input\":\"red\",\"encoding_format\":\"base64\"");

    ByteBuffer bytes =
        ByteBuffer.wrap(Base64.getDecoder().decode(text(answer, "/data/0/embedding")))
            .order(ByteOrder.LITTLE_ENDIAN);
    float[] vector = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(vector);
    assertThat(vector).isEqualTo(Embeddings.toArray(ColourSpace.ofText("red")));
  }

  @Test
  void shortensAndNormalizesAgain() {
    HttpResponse<String> answer = post("\"input\":\"red red green\",\"dimensions\":2");

    float[] vector = vector(answer, 0);
    assertThat(vector).hasSize(2);
    assertThat(vector[0]).isCloseTo((float) (2 / Math.sqrt(5)), within(1e-6f));
    assertThat(vector[1]).isCloseTo((float) (1 / Math.sqrt(5)), within(1e-6f));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,%s\"}}'",
    "'{\"type\":\"input_image\",\"image_url\":\"data:image/png;base64,%s\"}'",
    "'{\"image\":\"%s\"}'",
  })
  void embedsPictures(String part) {
    String png = Base64.getEncoder().encodeToString(Pictures.plain(Color.RED, 8, 8, "png"));

    HttpResponse<String> answer =
        post("\"input\":[{\"type\":\"text\",\"text\":\"red\"},%s]".formatted(part.formatted(png)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    float[] vector = vector(answer, 1);
    assertThat(vector[0]).isCloseTo(1, within(1e-3f));
    assertThat(vector[1]).isZero();
    assertThat(json(answer).at("/usage/prompt_tokens").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "input":[1,2,3]                                       | input[0]           | token ids
          "input":[[1,2],[3]]                                   | input[0]           | token ids
          "input":7                                             | input              | token ids
          "input":[]                                            | input              | 0 elements
          "input":true                                          | input              | expected
          "input":null                                          | input              | none
          "x":1                                                 | input              | none
          "input":["red",{"type":"text"}]                       | input[1]           | text or image_url
          "input":["red",{"text":5}]                            | input[1].text      | expected: text
          "input":[{"image_url":{}}]                            | input[0].image_url | expected: text
          "input":[{"image_url":"data:image/png,abc"}]          | input[0].image_url | base64
          "input":[{"image_url":"data:image/png;base64,***"}]   | input[0].image_url | base64
          "input":[{"image_url":"https://example.org/a.png"}]   | input[0]           | does not fetch
          "input":["red",{"image_url":"data:x;base64,aGk="}]    | input[1]           | image
          "input":"red","dimensions":5                          | dimensions         | 1..4
          "input":"red","dimensions":0                          | dimensions         | 0
          "input":"red","encoding_format":"binary"              | encoding_format    | float or base64
          """)
  void saysWhatIsWrong(String fields, String param, String message) {
    HttpResponse<String> answer = post(fields);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(text(answer, "/error/message")).contains(message);
    assertThat(text(answer, "/error/type")).isEqualTo("invalid_request_error");
    assertThat(text(answer, "/error/param")).isEqualTo(param);
    assertThat(text(answer, "/error/code")).startsWith("invalid_");
  }

  @Test
  void saysThatTheModelIsNotThere() {
    HttpResponse<String> answer =
        gateway.post("/v1/embeddings", "{\"model\":\"none\",\"input\":\"a\"}");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(text(answer, "/error/code")).isEqualTo("model_not_found");
    assertThat(text(answer, "/error/param")).isEqualTo("model");
  }

  @Test
  void answersInTheSameFormWhatTheServerRefuses() {
    for (HttpResponse<String> answer :
        List.of(gateway.post("/v1/embeddings", "{"), gateway.get("/v1/embeddings"))) {
      assertThat(answer.statusCode()).isIn(400, 405);
      assertThat(text(answer, "/error/type")).isEqualTo("invalid_request_error");
      assertThat(text(answer, "/error/message")).isNotEmpty();
    }
  }
}
