package io.crossmodal.gateway.endpoint;

import static io.crossmodal.gateway.fake.Answer.json;
import static io.crossmodal.gateway.fake.Answer.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.encoder.v1.EncoderServiceGrpc;
import io.crossmodal.eval.v1.EvaluationServiceGrpc;
import io.crossmodal.gateway.fake.FakeSuite;
import io.crossmodal.gateway.fake.GatewayExtension;
import io.crossmodal.gateway.fake.RunningGateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(GatewayExtension.class)
class UnreachableTest {

  @Test
  void namesTheServiceThatDoesNotAnswer(FakeSuite suite) throws IOException {
    String nobody = freeAddress();
    Map<String, Object> settings = Map.of("crossmodal.gateway.encoder-address", nobody);
    try (RunningGateway gateway = new RunningGateway(settings, suite.address())) {
      HttpResponse<String> search =
          gateway.post("/v1/search", "{\"gallery\":\"colours\",\"text\":\"red\"}");
      HttpResponse<String> byItem =
          gateway.post("/v1/search", "{\"gallery\":\"colours\",\"item_id\":\"red.png\"}");
      HttpResponse<String> older = gateway.post("/api/search/text", "{\"query\":\"red\"}");
      HttpResponse<String> health = gateway.get("/health");

      assertThat(search.statusCode()).isEqualTo(503);
      assertThat(text(search, "/reason")).isEqualTo("UNREACHABLE");
      assertThat(text(search, "/service")).isEqualTo("encoder");
      assertThat(text(search, "/detail"))
          .contains("encoder service at " + nobody, "crossmodal.gateway.encoder-address");
      assertThat(search.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(byItem.statusCode()).isEqualTo(200);
      assertThat(older.statusCode()).isEqualTo(503);
      assertThat(text(older, "/error")).contains("encoder service");
      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(text(health, "/status")).isEqualTo("unhealthy");
      assertThat(text(health, "/services/encoder/state")).isEqualTo("unreachable");
      assertThat(text(health, "/services/index/state")).isEqualTo("serving");
      assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void waitsForAServiceNoLongerThanItsDeadline(FakeSuite suite) {
    suite.store.delay = Duration.ofSeconds(3);
    Map<String, Object> settings = Map.of("crossmodal.gateway.call-deadline", "300ms");
    try (RunningGateway gateway = new RunningGateway(settings, suite.address())) {
      HttpResponse<String> answer =
          gateway.post("/v1/search", "{\"gallery\":\"colours\",\"item_id\":\"red.png\"}");

      assertThat(answer.statusCode()).isEqualTo(504);
      assertThat(text(answer, "/reason")).isEqualTo("DEADLINE_PASSED");
      assertThat(text(answer, "/detail")).contains("index service", "300 ms");
    }
  }

  @Test
  void saysHowEachServiceStands(RunningGateway gateway, FakeSuite suite) {
    HttpResponse<String> healthy = gateway.get("/health");
    suite.serving(EvaluationServiceGrpc.SERVICE_NAME, false);
    HttpResponse<String> degraded = gateway.get("/health");
    suite.serving(EncoderServiceGrpc.SERVICE_NAME, false);
    HttpResponse<String> unhealthy = gateway.get("/health");
    suite.serving(EvaluationServiceGrpc.SERVICE_NAME, true);
    suite.serving(EncoderServiceGrpc.SERVICE_NAME, true);

    assertThat(healthy.statusCode()).isEqualTo(200);
    assertThat(text(healthy, "/status")).isEqualTo("healthy");
    assertThat(json(healthy).at("/model_loaded").asBoolean()).isTrue();
    assertThat(json(healthy).at("/num_images").asInt()).isEqualTo(4);
    assertThat(text(healthy, "/services/eval/address")).isEqualTo(suite.address());
    assertThat(degraded.statusCode()).isEqualTo(200);
    assertThat(text(degraded, "/status")).isEqualTo("degraded");
    assertThat(text(degraded, "/services/eval/state")).isEqualTo("not_serving");
    assertThat(unhealthy.statusCode()).isEqualTo(503);
  }

  private static String freeAddress() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "127.0.0.1:" + socket.getLocalPort();
    }
  }
}
