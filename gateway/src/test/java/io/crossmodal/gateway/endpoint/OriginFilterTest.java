package io.crossmodal.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.gateway.fake.FakeSuite;
import io.crossmodal.gateway.fake.GatewayExtension;
import io.crossmodal.gateway.fake.Multipart;
import io.crossmodal.gateway.fake.RunningGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(GatewayExtension.class)
class OriginFilterTest {

  private static final String FOREIGN = "https://pages.example";

  private RunningGateway gateway;

  @BeforeEach
  void use(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/stats", "/api/image/red.png", "/api/image/gone", "/health"})
  void letsPagesOfAnyOriginReadTheOlderRoutes(String path) {
    HttpResponse<String> answer = gateway.get(path, "Origin", FOREIGN);

    assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
  }

  @Test
  void answersThePreflightOfASearch() {
    HttpResponse<String> answer =
        gateway.text(
            gateway
                .request(
                    "/api/search/text", "Origin", FOREIGN, "Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
        .contains("POST");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
        .hasValue("Content-Type");
  }

  @Test
  void letsOtherPagesSearchThroughTheOlderRoutes() {
    HttpResponse<String> answer =
        gateway.post("/api/search/text", "{\"query\":\"red\"}", "Origin", FOREIGN);

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void keepsOtherPagesFromReadingTheRest() {
    HttpResponse<String> answer = gateway.get("/v1/galleries", "Origin", FOREIGN);

    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void keepsOtherPagesFromChangingAnything(FakeSuite suite) {
    Multipart form = new Multipart().file("image", "evil.png", new byte[] {1});
    HttpResponse<String> byOrigin = gateway.delete("/v1/galleries/colours", "Origin", FOREIGN);
    HttpResponse<String> bySite = gateway.post("/v1/items", form, "Sec-Fetch-Site", "cross-site");

    assertThat(byOrigin.statusCode()).isEqualTo(403);
    assertThat(byOrigin.body()).contains(FOREIGN);
    assertThat(bySite.statusCode()).isEqualTo(403);
    assertThat(gateway.get("/v1/galleries/colours").statusCode()).isEqualTo(200);
  }

  @Test
  void letsItsOwnPageChangeThings() {
    HttpResponse<String> bySite =
        gateway.delete("/v1/galleries/colours/items/c-red", "Sec-Fetch-Site", "same-origin");
    HttpResponse<String> byOrigin =
        gateway.delete(
            "/v1/galleries/colours/items/c-red-2",
            "Origin",
            "http://" + gateway.uri("/").getAuthority());

    assertThat(bySite.statusCode()).isEqualTo(204);
    assertThat(byOrigin.statusCode()).isEqualTo(204);
  }
}
