package io.crossmodal.gateway.endpoint;

import static io.crossmodal.gateway.fake.Answer.json;
import static io.crossmodal.gateway.fake.Answer.text;
import static io.crossmodal.gateway.fake.Answer.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.gateway.fake.GatewayExtension;
import io.crossmodal.gateway.fake.RunningGateway;
import io.crossmodal.gateway.fake.SampleGallery;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(GatewayExtension.class)
class ItemEndpointTest {

  private static final String ITEMS = "/v1/galleries/colours/items";

  private RunningGateway gateway;

  @BeforeEach
  void use(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void describesAnItem() {
    HttpResponse<String> answer = gateway.get(ITEMS + "/red.png?vector=true");

    assertThat(text(answer, "/id")).isEqualTo("red.png");
    assertThat(text(answer, "/modality")).isEqualTo("image");
    assertThat(json(answer).at("/version").asInt()).isEqualTo(1);
    assertThat(json(answer).at("/vector")).hasSize(4);
    assertThat(text(answer, "/content/media_type")).isEqualTo("image/png");
    assertThat(json(answer).at("/content/bytes").asInt()).isPositive();
    assertThat(text(answer, "/image_url")).isEqualTo(ITEMS + "/red.png/content");
  }

  @Test
  void reachesItemsByWhateverTheyAreCalled() {
    String segment =
        URLEncoder.encode(SampleGallery.ODD_ID, StandardCharsets.UTF_8).replace("+", "%20");

    HttpResponse<String> item = gateway.get(ITEMS + "/" + segment);
    HttpResponse<byte[]> thumbnail = gateway.bytes(text(item, "/thumbnail_url"));
    HttpResponse<String> gone = gateway.delete(ITEMS + "/" + segment);

    assertThat(text(item, "/id")).isEqualTo(SampleGallery.ODD_ID);
    assertThat(thumbnail.statusCode()).isEqualTo(200);
    assertThat(gone.statusCode()).isEqualTo(204);
    assertThat(gateway.get(ITEMS + "/" + segment).statusCode()).isEqualTo(404);
  }

  @Test
  void scrollsThroughAllItemsOfAModality() {
    List<String> ids = new ArrayList<>();
    String token = "";
    do {
      HttpResponse<String> page =
          gateway.get(ITEMS + "?modality=text&page_size=3&page_token=" + token);
      ids.addAll(texts(page, "/items", "id"));
      token = text(page, "/next_page_token");
      assertThat(json(page).at("/total").asInt()).isEqualTo(4);
    } while (!token.isEmpty());

    assertThat(ids).containsExactly("c-green", "c-red", "c-red-2", "c-script");
  }

  @Test
  void leavesThePayloadOutWhereItIsNotWanted() {
    HttpResponse<String> page = gateway.get(ITEMS + "?payload=false&page_size=1");

    assertThat(json(page).at("/items/0/payload")).isEmpty();
  }

  @Test
  void namesTheParameterThatIsWrong() {
    HttpResponse<String> answer =
        gateway.get(ITEMS + "?modality=smell&page_size=1001&vector=perhaps");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(texts(answer, "/violations", "field"))
        .containsExactlyInAnyOrder("modality", "page_size", "vector");
  }

  @Test
  void deletesOnce() {
    assertThat(gateway.delete(ITEMS + "/red.png").statusCode()).isEqualTo(204);

    HttpResponse<String> again = gateway.delete(ITEMS + "/red.png");

    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(text(again, "/reason")).isEqualTo("ITEM_NOT_FOUND");
  }
}
