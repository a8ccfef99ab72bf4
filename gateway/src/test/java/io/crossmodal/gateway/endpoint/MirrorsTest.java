package io.crossmodal.gateway.endpoint;

import static io.crossmodal.gateway.fake.Answer.json;
import static io.crossmodal.gateway.fake.Answer.text;
import static io.crossmodal.gateway.fake.Answer.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.gateway.fake.FakeEncoder;
import io.crossmodal.gateway.fake.GatewayExtension;
import io.crossmodal.gateway.fake.RunningGateway;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The routes that say in JSON what an RPC says. */
@ExtendWith(GatewayExtension.class)
class MirrorsTest {

  private RunningGateway gateway;

  @BeforeEach
  void use(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void makesDescribesAndDropsAGallery() {
    HttpResponse<String> made =
        gateway.post(
            "/v1/galleries",
            "{\"name\":\"g\",\"dimension\":8,\"similarity\":\"dot\",\"shards\":2}");
    HttpResponse<String> got = gateway.get("/v1/galleries/g");
    HttpResponse<String> dropped = gateway.delete("/v1/galleries/g");

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("Location")).hasValue("/v1/galleries/g");
    assertThat(text(got, "/settings/similarity")).isEqualTo("dot");
    assertThat(json(got).at("/settings/dimension").asInt()).isEqualTo(8);
    assertThat(text(got, "/views/0/settings/precision")).isEqualTo("fp32");
    assertThat(json(dropped).at("/items").asInt()).isZero();
    assertThat(gateway.get("/v1/galleries/g").statusCode()).isEqualTo(404);
    assertThat(texts(gateway.get("/v1/galleries"), "/galleries", "serving_view"))
        .containsExactly("full");
  }

  @Test
  void givesAGalleryTheDimensionOfItsModel() {
    HttpResponse<String> made =
        gateway.post("/v1/galleries", "{\"name\":\"g\",\"model\":\"colours\"}");

    assertThat(json(made).at("/settings/dimension").asInt()).isEqualTo(4);
    assertThat(text(made, "/settings/model_version")).isEqualTo(FakeEncoder.VERSION);
  }

  @Test
  void passesOnWhatAServiceRefuses() {
    HttpResponse<String> dimension =
        gateway.post("/v1/galleries", "{\"name\":\"g\",\"dimension\":5000}");
    HttpResponse<String> exists =
        gateway.post("/v1/galleries", "{\"name\":\"colours\",\"dimension\":8}");
    HttpResponse<String> model =
        gateway.post("/v1/galleries", "{\"name\":\"g\",\"model\":\"none\"}");

    assertThat(dimension.statusCode()).isEqualTo(400);
    assertThat(text(dimension, "/violations/0/field")).isEqualTo("dimension");
    assertThat(exists.statusCode()).isEqualTo(409);
    assertThat(text(exists, "/reason")).isEqualTo("ALREADY_EXISTS");
    assertThat(text(model, "/reason")).isEqualTo("MODEL_NOT_FOUND");
  }

  @Test
  void keepsRestoresAndDropsASnapshot() {
    String snapshots = "/v1/galleries/colours/snapshots";
    HttpResponse<String> made = gateway.post(snapshots, "{\"name\":\"monday\"}");
    HttpResponse<String> restored =
        gateway.post(snapshots + "/monday/restore", "{\"target\":\"again\"}");
    HttpResponse<String> unknown = gateway.post(snapshots, "{\"nam\":\"monday\"}");

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("Location")).hasValue(snapshots + "/monday");
    assertThat(texts(gateway.get(snapshots), "/snapshots", "gallery")).containsExactly("colours");
    assertThat(restored.headers().firstValue("Location")).hasValue("/v1/galleries/again");
    assertThat(text(restored, "/settings/name")).isEqualTo("again");
    assertThat(text(unknown, "/violations/0/field")).isEqualTo("nam");
    assertThat(gateway.delete(snapshots + "/monday").statusCode()).isEqualTo(204);
    assertThat(gateway.delete(snapshots + "/monday").statusCode()).isEqualTo(404);
  }

  @Test
  void setsAndRemovesAnAlias() {
    HttpResponse<String> first = gateway.put("/v1/aliases/now", "{\"gallery\":\"colours\"}");
    HttpResponse<String> again = gateway.put("/v1/aliases/now", "{\"gallery\":\"colours\"}");

    assertThat(text(first, "/previous")).isEmpty();
    assertThat(text(again, "/previous")).isEqualTo("colours");
    assertThat(gateway.delete("/v1/aliases/now").statusCode()).isEqualTo(204);
  }

  @Test
  void addsPromotesAndDropsAView() {
    String views = "/v1/galleries/colours/views";
    HttpResponse<String> made =
        gateway.post(
            views,
            "{\"name\":\"small\",\"dimension\":2,\"precision\":\"int8\",\"reduction\":\"gaussian\",\"seed\":-7}");
    HttpResponse<String> promoted = gateway.post(views + "/small/promote", "");
    HttpResponse<String> serving = gateway.delete(views + "/small");
    HttpResponse<String> other = gateway.delete(views + "/full");

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("Location")).hasValue(views + "/small");
    assertThat(json(made).at("/settings/seed").asInt()).isEqualTo(-7);
    assertThat(text(promoted, "/serving_view")).isEqualTo("small");
    assertThat(serving.statusCode()).isEqualTo(409);
    assertThat(other.statusCode()).isEqualTo(204);
    assertThat(json(gateway.get(views)).at("/views")).hasSize(1);
  }

  @Test
  void tellsWhatAPromotionPromised() {
    HttpResponse<String> promise = gateway.get("/v1/evaluations/promotions/colours");

    assertThat(text(promise, "/view")).isEqualTo("spoiled");
    assertThat(json(promise).at("/promised_overlap/low").asDouble()).isEqualTo(.9);
  }

  @Test
  void encodesTextsAndPictures() {
    HttpResponse<String> answer =
        gateway.post(
            "/v1/encode",
            "{\"inputs\":[{\"text\":\"red\"},{\"image\":\"aGVsbG8=\"}],\"priority\":\"bulk\"}");

    assertThat(json(answer).at("/results/0/embedding").toString()).isEqualTo("[1.0,0.0,0.0,0.1]");
    assertThat(text(answer, "/results/1/error/reason")).isEqualTo("INVALID_IMAGE");
    assertThat(text(answer, "/timings/device")).isEqualTo("0.0042s");
  }

  @Test
  void listsModelsAndTrainings() {
    assertThat(texts(gateway.get("/v1/models"), "/models", "name")).containsExactly("colours");
    assertThat(texts(gateway.get("/v1/trainings"), "/trainings", "state"))
        .containsExactly("running");
  }

  @Test
  void startsAnEvaluationOnce() {
    String plan =
        "{\"gallery\":\"colours\",\"plan\":{\"dimensions\":[2,4],\"precisions\":[\"fp32\",\"int8\"],\"candidates\":[4]}}";

    HttpResponse<String> first = gateway.post("/v1/evaluations", plan, "Idempotency-Key", "k-1");
    HttpResponse<String> again = gateway.post("/v1/evaluations", plan, "Idempotency-Key", "k-1");
    HttpResponse<String> other = gateway.post("/v1/evaluations", plan);
    String location = first.headers().firstValue("Location").orElseThrow();

    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(json(first).at("/configurations_total").asInt()).isEqualTo(4);
    assertThat(json(again)).isEqualTo(json(first));
    assertThat(json(other)).isNotEqualTo(json(first));
    assertThat(text(gateway.get(location), "/state")).isEqualTo("running");
    assertThat(json(gateway.get("/v1/evaluations")).at("/evaluations").size()).isGreaterThan(1);
    assertThat(text(gateway.get("/v1/evaluations/none"), "/reason"))
        .isEqualTo("OPERATION_NOT_FOUND");
  }

  @Test
  void namesTheFieldOfAMirrorThatIsWrong() {
    HttpResponse<String> answer =
        gateway.post(
            "/v1/evaluations",
            "{\"gallery\":\"g\",\"npz_path\":\"p\",\"plan\":{\"dimensions\":[1,-1],\"seeds\":1,\"quality_budget\":\"x\"}}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(texts(answer, "/violations", "field"))
        .containsExactly("npz_path", "plan.dimensions[1]", "plan.seeds", "plan.quality_budget");
  }
}
