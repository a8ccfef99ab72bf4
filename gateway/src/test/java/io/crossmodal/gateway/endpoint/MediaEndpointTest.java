package io.crossmodal.gateway.endpoint;

import static io.crossmodal.gateway.fake.Answer.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.gateway.fake.FakeSuite;
import io.crossmodal.gateway.fake.GatewayExtension;
import io.crossmodal.gateway.fake.Pictures;
import io.crossmodal.gateway.fake.RunningGateway;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(GatewayExtension.class)
class MediaEndpointTest {

  private static final String ITEMS = "/v1/galleries/colours/items/";

  private RunningGateway gateway;
  private FakeSuite suite;

  @BeforeEach
  void use(RunningGateway gateway, FakeSuite suite) {
    this.gateway = gateway;
    this.suite = suite;
  }

  @Test
  void givesTheBytesAsTheyWereStored() {
    HttpResponse<byte[]> answer = gateway.bytes(ITEMS + "red.png/content");

    assertThat(answer.body()).isEqualTo(Pictures.plain(Color.RED, 40, 30, "png"));
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
  }

  @ParameterizedTest
  @CsvSource({
    "green.jpg, 90, 90, 60",
    "green.jpg, 2048, 300, 200",
    "red.png, 20, 20, 15",
    "blue.png, 1, 1, 1"
  })
  void makesThumbnailsThatKeepTheShape(String id, int size, int width, int height)
      throws IOException {
    HttpResponse<byte[]> answer = gateway.bytes(ITEMS + id + "/thumbnail?size=" + size);

    BufferedImage thumbnail = ImageIO.read(new ByteArrayInputStream(answer.body()));
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(thumbnail.getWidth()).isEqualTo(width);
    assertThat(thumbnail.getHeight()).isEqualTo(height);
  }

  @Test
  void sendsNothingTwice() {
    String tag =
        gateway.bytes(ITEMS + "green.jpg/thumbnail").headers().firstValue("ETag").orElseThrow();

    HttpResponse<byte[]> same =
        gateway.bytes(ITEMS + "green.jpg/thumbnail", "If-None-Match", "\"x\", W/" + tag);
    HttpResponse<byte[]> larger =
        gateway.bytes(ITEMS + "green.jpg/thumbnail?size=64", "If-None-Match", tag);
    suite.store.putBytes(
        "colours", "green.jpg", Pictures.plain(Color.BLACK, 9, 9, "png"), "image/png");
    HttpResponse<byte[]> replaced =
        gateway.bytes(ITEMS + "green.jpg/thumbnail", "If-None-Match", tag);

    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(larger.statusCode()).isEqualTo(200);
    assertThat(replaced.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"image/svg+xml", "text/html", "application/pdf", "'image/png;x'", "''"})
  void neverLetsABrowserRunWhatWasStored(String mediaType) {
    byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    suite.store.putBytes("colours", "page", script, mediaType);

    HttpResponse<byte[]> answer = gateway.bytes(ITEMS + "page/content");

    assertThat(answer.body()).isEqualTo(script);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(answer.headers().firstValue("Content-Disposition")).hasValue("attachment");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("sandbox");
  }

  @Test
  void refusesToShowWhatIsNoPicture() {
    byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
    suite.store.putBytes("colours", "notes.jpg", text, "image/jpeg");

    HttpResponse<String> answer = gateway.get(ITEMS + "notes.jpg/thumbnail");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(text(answer, "/reason")).isEqualTo("FAILED_PRECONDITION");
  }

  @Test
  void refusesAHugePictureByItsHeader() {
    suite.store.putBytes("colours", "bomb.png", Pictures.headerOnly(60_000, 60_000), "image/png");

    HttpResponse<String> answer = gateway.get(ITEMS + "bomb.png/thumbnail");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(text(answer, "/detail")).contains("60000x60000");
  }

  @Test
  void tellsWhatIsNotThere() {
    assertThat(text(gateway.get(ITEMS + "gone/content"), "/reason")).isEqualTo("ITEM_NOT_FOUND");
    assertThat(text(gateway.get(ITEMS + "c-red/content"), "/detail")).contains("no content");
    assertThat(text(gateway.get("/v1/galleries/no/items/x/content"), "/reason"))
        .isEqualTo("GALLERY_NOT_FOUND");
  }
}
