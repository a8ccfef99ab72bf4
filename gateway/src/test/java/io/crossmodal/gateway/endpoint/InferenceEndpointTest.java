package io.crossmodal.gateway.endpoint;

import static io.crossmodal.gateway.fake.Answer.json;
import static io.crossmodal.gateway.fake.Answer.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.crossmodal.gateway.fake.FakeSuite;
import io.crossmodal.gateway.fake.GatewayExtension;
import io.crossmodal.gateway.fake.RunningGateway;
import io.crossmodal.inference.v1.ModelInferRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(GatewayExtension.class)
class InferenceEndpointTest {

  private static final String INFER = "/v2/models/colours/infer";

  private RunningGateway gateway;
  private FakeSuite suite;

  @BeforeEach
  void use(RunningGateway gateway, FakeSuite suite) {
    this.gateway = gateway;
    this.suite = suite;
  }

  private HttpResponse<String> binary(String json, String tensors, int jsonLength) {
    return gateway.text(
        gateway
            .request(INFER, "Inference-Header-Content-Length", String.valueOf(jsonLength))
            .POST(BodyPublishers.ofString(json + tensors, StandardCharsets.ISO_8859_1)));
  }

  private static String input(String fields) {
    return "{\"id\":\"7\",\"inputs\":[{\"name\":\"TEXT\",\"datatype\":\"BYTES\",\"shape\":[2],%s}]}"
        .formatted(fields);
  }

  @Test
  void sendsTextsBehindTheirLengthsAndAnswersNumbers() {
    HttpResponse<String> answer = gateway.post(INFER, input("\"data\":[\"ab\",\"é\"]"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(text(answer, "/model_name")).isEqualTo("colours");
    assertThat(text(answer, "/id")).isEqualTo("7");
    assertThat(text(answer, "/outputs/0/name")).isEqualTo("EMBEDDING");
    assertThat(json(answer).at("/outputs/0/shape").toString()).isEqualTo("[1,3]");
    assertThat(json(answer).at("/outputs/0/data").toString()).isEqualTo("[1.0,2.0,12.0]");
    ModelInferRequest request = suite.inference.last();
    assertThat(request.getModelVersion()).isEmpty();
    assertThat(request.getInputs(0).getShapeList()).containsExactly(2L);
    assertThat(request.getRawInputContents(0))
        .isEqualTo(ByteString.copyFromUtf8("\2\0\0\0ab\2\0\0\0é"));
  }

  @Test
  void readsNestedDataPicturesVersionsAndParameters() {
    gateway.post(
        "/v2/models/colours/versions/abc/infer",
        """
        {"parameters":{"priority":2},"inputs":[{"name":"IMAGE","datatype":"BYTES","shape":[2,1],
         "data":[["aGk="],["data:image/png;base64,aGV5"]]}],"outputs":[{"name":"EMBEDDING"}]}""");

    ModelInferRequest request = suite.inference.last();
    assertThat(request.getModelVersion()).isEqualTo("abc");
    assertThat(request.getParametersOrThrow("priority").getInt64Param()).isEqualTo(2);
    assertThat(request.getInputs(0).getShapeList()).containsExactly(2L, 1L);
    assertThat(request.getRawInputContents(0))
        .isEqualTo(ByteString.copyFromUtf8("\2\0\0\0hi\3\0\0\0hey"));
    assertThat(request.getOutputs(0).getName()).isEqualTo("EMBEDDING");
  }

  @Test
  void takesAndGivesTensorsBehindTheJson() {
    String json =
        """
        {"parameters":{"binary_data_output":true},"inputs":[
         {"name":"TEXT","datatype":"BYTES","shape":[1],"parameters":{"binary_data_size":6}}]}""";

    HttpResponse<String> answer = binary(json, "\2\0\0\0ab", json.length());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(suite.inference.last().getRawInputContents(0))
        .isEqualTo(ByteString.copyFromUtf8("\2\0\0\0ab"));
    int length =
        (int) answer.headers().firstValueAsLong("Inference-Header-Content-Length").orElseThrow();
    assertThat(json(answer.body().substring(0, length)).at("/outputs/0/parameters").toString())
        .isEqualTo("{\"binary_data_size\":12}");
    assertThat(answer.body().length()).isGreaterThan(length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                                                                           | JSON
          []                                                                          | object
          {"inputs":{}}                                                               | inputs: no array
          {"inputs":[{"datatype":"BYTES","shape":[1],"data":["a"]}]}                  | inputs[0].name
          {"inputs":[{"name":"TEXT","shape":[1],"data":["a"]}]}                       | inputs[0].datatype
          {"inputs":[{"name":"TEXT","datatype":"BYTES","shape":"x","data":["a"]}]}    | inputs[0].shape
          {"inputs":[{"name":"TEXT","datatype":"BYTES","shape":[-1],"data":["a"]}]}   | inputs[0].shape: -1
          {"inputs":[{"name":"TEXT","datatype":"BYTES","shape":[1],"data":[5]}]}      | inputs[0].data
          {"inputs":[{"name":"IMAGE","datatype":"BYTES","shape":[1],"data":["***"]}]} | base64
          {"inputs":[{"name":"T","datatype":"BYTES","shape":[1],"parameters":{"binary_data_size":9}}]} | binary_data_size: 9
          {"inputs":[],"outputs":[{}]}                                                | outputs[0].name
          """)
  void saysWhatIsWrong(String body, String message) {
    HttpResponse<String> answer = gateway.post(INFER, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(text(answer, "/error")).contains(message);
  }

  @Test
  void refusesLengthsThatDoNotFit() {
    assertThat(text(binary("{}", "", 3), "/error")).contains("Inference-Header-Content-Length: 3");
    assertThat(text(binary("{}", "xyz", 2), "/error")).contains("3 bytes behind");
  }

  @Test
  void saysWhatIsReady() {
    assertThat(gateway.get("/v2/health/live").body()).isEqualTo("{\"live\":true}");
    assertThat(gateway.get("/v2/health/ready").body()).isEqualTo("{\"ready\":true}");
    assertThat(gateway.get("/v2/models/colours/ready").statusCode()).isEqualTo(200);
    assertThat(gateway.get("/v2/models/none/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void answersErrorsInTheFormOfTheProtocol() {
    HttpResponse<String> unknown = gateway.get("/v2/models/none");

    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(text(unknown, "/error")).contains("none (expected: colours)");
    assertThat(text(gateway.get("/v2/repository/index"), "/error")).contains("path");
  }
}
