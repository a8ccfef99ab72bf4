package io.crossmodal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.cli.client.Suite;
import io.crossmodal.cli.host.HostSettings;
import io.crossmodal.cli.host.ServiceHost;
import io.crossmodal.cli.host.ServiceName;
import io.crossmodal.eval.report.OfferFile;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.GetGalleryRequest;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.PayloadValue;
import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.index.v1.View;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.type.v1.Modality;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From an evaluation to the view that serves, and back. */
@Timeout(180)
class PromotionTest {

  private static final int PAIRS = 150;

  @TempDir private Path folder;
  private ServiceHost host;
  private Suite suite;

  @BeforeEach
  void start() {
    host =
        ServiceHost.start(
            HostSettings.ephemeral(
                folder.resolve("data"), Set.of(ServiceName.INDEX, ServiceName.EVAL)));
    suite = new Suite(host.grpcAddress());
  }

  @AfterEach
  void stop() {
    suite.close();
    host.close();
  }

  @Test
  void recommendsPromotesAndTakesBack() throws IOException {
    fill("photos", 0);
    String evaluation = evaluate("photos");
    String report = folder.resolve("report").toString();

    assertThat(Crossmodal.run("recommend", "--output", report, "--budget", "R@10>=.9")).isZero();
    assertThat(Crossmodal.run("recommend", "--output", report, "--budget", "bytes<=1", "--json"))
        .isOne();
    assertThat(Crossmodal.run("recommend", "--output", report, "--budget", "speed<=1"))
        .isEqualTo(2);
    assertThat(Crossmodal.run("recommend", "--output", folder.toString())).isOne();

    String before = gallery("photos").getServingView();
    assertThat(promote("--evaluation", evaluation, "--budget", "R@10>=.9, bytes<=40")).isZero();
    Gallery promoted = gallery("photos");
    View serving =
        promoted.getViewsList().stream()
            .filter(v -> v.getSettings().getName().equals(promoted.getServingView()))
            .findFirst()
            .orElseThrow();
    assertThat(serving.getBytesPerVector()).isLessThanOrEqualTo(40);
    assertThat(promote("--take-back")).isZero();
    assertThat(gallery("photos").getServingView()).isEqualTo(before);
    assertThat(promote("--take-back", "--json")).isZero();
    assertThat(gallery("photos").getServingView()).isEqualTo(promoted.getServingView());
  }

  @Test
  void refusesAViewThatFindsLessThanWasPromised() throws IOException {
    fill("photos", 0);
    String evaluation = evaluate("photos");
    dropAndFill(16);
    Gallery before = gallery("photos");

    assertThat(promote("--evaluation", evaluation, "--view", "dim_16_prec_fp32")).isOne();

    assertThat(gallery("photos").getServingView()).isEqualTo(before.getServingView());
    assertThat(gallery("photos").getViewsCount()).isEqualTo(before.getViewsCount());
    assertThat(promote("--take-back")).isOne();
    assertThat(promote("--evaluation", evaluation, "--view", "dim_7_prec_fp32")).isOne();
    assertThat(promote("--evaluation", "none")).isOne();
    assertThat(promote("--evaluation", evaluation, "--take-back")).isEqualTo(2);
  }

  private String evaluate(String gallery) throws IOException {
    Path report = folder.resolve("report");
    assertThat(
            run(
                "evaluate",
                "--gallery",
                gallery,
                "--dims",
                "16,32",
                "--precisions",
                "fp32,int8",
                "--candidates",
                "100",
                "--output",
                report.toString()))
        .isZero();
    OfferFile offers = OfferFile.read(report);
    assertThat(offers.offers()).hasSize(4);
    assertThat(offers.offers().getFirst().kept("overlap")).isPresent();
    return offers.evaluationId();
  }

  private int promote(String... words) {
    String[] all = Arrays.copyOf(words, words.length + 3);
    System.arraycopy(new String[] {"promote", "--gallery", "photos"}, 0, all, 0, 3);
    System.arraycopy(words, 0, all, 3, words.length);
    return run(all);
  }

  private int run(String... words) {
    String[] all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--server";
    all[words.length + 1] = host.grpcAddress();
    return Crossmodal.run(all);
  }

  private Gallery gallery(String name) {
    return suite
        .galleries()
        .getGallery(GetGalleryRequest.newBuilder().setGallery(name).build())
        .getGallery();
  }

  private void dropAndFill(int from) {
    assertThat(run("gallery", "drop", "photos")).isZero();
    fill("photos", from);
  }

  /** Pairs of near vectors of 32 dimensions whose 16 components from {@code from} on are large. */
  private void fill(String gallery, int from) {
    assertThat(run("gallery", "create", gallery, "--dimension", "32")).isZero();
    Random random = new Random(3);
    UpsertRequest.Builder request = UpsertRequest.newBuilder().setGallery(gallery);
    for (int i = 0; i < PAIRS; i++) {
      float[] image = new float[32];
      float[] text = new float[32];
      for (int d = 0; d < 32; d++) {
        float size = d >= from && d < from + 16 ? 1 : .02f;
        image[d] = size * (float) random.nextGaussian();
        text[d] = image[d] + size * .5f * (float) random.nextGaussian();
      }
      request.addItems(item("image-%03d".formatted(i), Modality.MODALITY_IMAGE, image));
      request.addItems(
          item("text-%03d".formatted(i), Modality.MODALITY_TEXT, text)
              .putPayload(
                  "image_id",
                  PayloadValue.newBuilder().setStringValue("image-%03d".formatted(i)).build()));
    }
    var unused = suite.items().upsert(request.build());
  }

  private static Item.Builder item(String id, Modality modality, float[] vector) {
    return Item.newBuilder().setId(id).setModality(modality).setVector(Embeddings.toVector(vector));
  }
}
