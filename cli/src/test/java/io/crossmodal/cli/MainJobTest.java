package io.crossmodal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crossmodal.cli.client.Suite;
import io.crossmodal.cli.flow.EvaluationFlow;
import io.crossmodal.cli.flow.GalleryFlow;
import io.crossmodal.cli.flow.ImportReport;
import io.crossmodal.cli.flow.Importer;
import io.crossmodal.cli.flow.Searcher;
import io.crossmodal.cli.host.HostSettings;
import io.crossmodal.cli.host.ServiceHost;
import io.crossmodal.dataset.CaptionDataset;
import io.crossmodal.dataset.CaptionedImage;
import io.crossmodal.dataset.Datasets;
import io.crossmodal.dataset.Picture;
import io.crossmodal.dataset.scenes.SceneDataset;
import io.crossmodal.encoder.v1.Model;
import io.crossmodal.encoder.video.Ffmpeg;
import io.crossmodal.eval.v1.ConfigurationFigures;
import io.crossmodal.eval.v1.Evaluation;
import io.crossmodal.eval.v1.EvaluationPlan;
import io.crossmodal.eval.v1.StartEvaluationRequest;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.SearchHit;
import io.crossmodal.rpc.Channels;
import io.crossmodal.type.v1.Modality;
import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every service in one JVM, talking gRPC: what a user's main job goes through. */
class MainJobTest {

  private static final int SCENES = 120;
  private static final String GALLERY = "scenes";

  @TempDir private static Path folder;

  private static ServiceHost host;
  private static Suite suite;
  private static CaptionDataset dataset;
  private static ImportReport imported;

  @BeforeAll
  static void startAndImport() throws IOException {
    SceneDataset.write(folder.resolve("scenes"), SCENES, 77, 96);
    dataset = Datasets.open(folder.resolve("scenes"));
    host = ServiceHost.start(HostSettings.ephemeral(folder.resolve("data")));
    suite = new Suite(host.grpcAddress());
    imported = importAgain();
  }

  @AfterAll
  static void stop() {
    suite.close();
    host.close();
  }

  @Test
  void storesEveryPictureAndEveryCaption() {
    long captions = dataset.images().stream().mapToLong(image -> image.captions().size()).sum();

    Gallery gallery = new GalleryFlow(suite).require(GALLERY);

    assertThat(imported.errors()).isEmpty();
    assertThat(gallery.getImages()).isEqualTo(SCENES);
    assertThat(gallery.getTexts()).isEqualTo(captions);
    assertThat(gallery.getShardsCount()).isEqualTo(2);
  }

  @Test
  void anImportThatIsRepeatedChangesNothing() {
    ImportReport again = importAgain();

    assertThat(again.images()).isZero();
    assertThat(again.texts()).isZero();
    assertThat(again.unchanged()).isEqualTo(imported.images() + imported.texts());
  }

  @Test
  void findsMostPicturesByTheirCaptions() {
    Searcher searcher = new Searcher(suite, new GalleryFlow(suite).require(GALLERY));
    long found =
        dataset.images().stream()
            .limit(40)
            .filter(image -> first(searcher, image).getItem().getId().equals(image.imageId()))
            .count();

    assertThat(found).isGreaterThan(24);
  }

  @Test
  void evaluatesTheGalleryAndWritesEveryFile() {
    EvaluationFlow evaluations = new EvaluationFlow(suite);
    Evaluation evaluation =
        evaluations.run(
            StartEvaluationRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setGallery(GALLERY)
                .setPlan(
                    EvaluationPlan.newBuilder()
                        .addAllDimensions(List.of(64, 256))
                        .addAllPrecisions(List.of("fp32", "int4"))
                        .addAllCandidates(List.of(50, SCENES))
                        .setSeed(7))
                .build());
    Path report = folder.resolve("report");
    evaluations.fetch(evaluation.getEvaluationId(), report);

    assertThat(report)
        .isDirectoryContaining("glob:**/experiment_results.json")
        .isDirectoryContaining("glob:**/experiment_summary.json")
        .isDirectoryContaining("glob:**/detailed_results.csv")
        .isDirectoryContaining("glob:**/summary_by_candidate.csv")
        .isDirectoryContaining("glob:**/experiment_analysis.png")
        .isDirectoryContaining("glob:**/summary_recall10.png")
        .isDirectoryContaining("glob:**/summary_mrr.png")
        .isDirectoryContaining("glob:**/report.html")
        .isDirectoryContaining("glob:**/report.en.md")
        .isDirectoryContaining("glob:**/report.zh.md")
        .isDirectoryContaining("glob:**/manifest.json");
    assertThat(report.resolve("runs")).isNotEmptyDirectory();
    assertThat(evaluation.getSummary().getFiguresList()).hasSize(2 * 2 * 2 * 2);
    assertThat(evaluation.getSummary().getRecommendation()).isNotBlank();
    assertThat(evaluation.getSummary().getFiguresList())
        .allSatisfy(
            f -> assertThat(f.getRecallAt10().getValue()).isGreaterThan(f.getChanceRecallAt10()));
    assertThat(evaluation.getSummary().getFiguresList())
        .filteredOn(f -> f.getCandidates() == SCENES)
        .allSatisfy(
            f ->
                assertThat(f.getRecallAt10().getValue())
                    .isCloseTo(
                        f.getExpectedRecallAt10(), org.assertj.core.api.Assertions.within(1e-6)));
  }

  @Test
  void int4TakesAnEighthOfTheBytesAndSaysSo() {
    EvaluationFlow evaluations = new EvaluationFlow(suite);
    List<ConfigurationFigures> figures =
        evaluations
            .run(
                StartEvaluationRequest.newBuilder()
                    .setRequestId(UUID.randomUUID().toString())
                    .setGallery(GALLERY)
                    .setPlan(
                        EvaluationPlan.newBuilder()
                            .addDimensions(256)
                            .addAllPrecisions(List.of("fp32", "int4"))
                            .addCandidates(100))
                    .build())
            .getSummary()
            .getFiguresList();

    assertThat(bytes(figures, "fp32")).isEqualTo(1_024);
    assertThat(bytes(figures, "int4")).isBetween(128., 140.);
  }

  @Test
  void servesThePageTheSearchAndTheHealthOverHttp() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(get(client, "/").body()).contains("<html").contains("</html>");
      assertThat(get(client, "/health").statusCode()).isEqualTo(200);
      HttpResponse<String> search =
          client.send(
              HttpRequest.newBuilder(at("/v1/search"))
                  .header("Content-Type", "application/json")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"gallery\":\"scenes\",\"text\":\"a red circle\",\"k\":3}"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(search.statusCode()).as(search.body()).isEqualTo(200);
      assertThat(search.body()).contains("hits");
    }
  }

  @Test
  void saysThatEachServiceServes() {
    ManagedChannel channel = Channels.open(host.grpcAddress());
    try {
      for (String service :
          List.of(
              "crossmodal.encoder.v1.EncoderService",
              "crossmodal.encoder.v1.TrainingService",
              "crossmodal.index.v1.GalleryService",
              "crossmodal.index.v1.ItemService",
              "crossmodal.index.v1.SearchService",
              "crossmodal.eval.v1.EvaluationService")) {
        assertThat(
                HealthGrpc.newBlockingStub(channel)
                    .check(HealthCheckRequest.newBuilder().setService(service).build())
                    .getStatus())
            .as(service)
            .isEqualTo(ServingStatus.SERVING);
      }
    } finally {
      channel.shutdownNow();
    }
  }

  @Test
  void importsVideosAndSearchesWithThem() throws IOException {
    assumeTrue(Ffmpeg.problem().isEmpty(), "FFmpeg is not there for this platform");
    Path clips = Files.createDirectory(folder.resolve("clips"));
    List<String> rows = new ArrayList<>();
    for (CaptionedImage image : dataset.images().subList(0, 5)) {
      String name = "clip%d.mov".formatted(rows.size());
      BufferedImage scene = ImageIO.read(new ByteArrayInputStream(image.picture().read()));
      ImageIO.write(scene, "gif", clips.resolve(name).toFile()); // told by its bytes, not its name
      rows.add(
          "{\"file_name\": \"%s\", \"caption\": \"%s\"}"
              .formatted(name, image.captions().getFirst()));
    }
    Files.writeString(clips.resolve("captions.json"), rows.toString());
    GalleryFlow galleries = new GalleryFlow(suite);
    Model model = galleries.model(null);
    galleries.ensure("clips", model, 1);

    ImportReport report = new Importer(suite, "clips", model).run(Datasets.open(clips));

    assertThat(report.errors()).isEmpty();
    assertThat(report.images()).isEqualTo(5);
    Searcher searcher = new Searcher(suite, galleries.require("clips"));
    SearchHit best =
        searcher
            .video(
                "clip3.mov",
                Picture.of(clips.resolve("clip3.mov")),
                Searcher.best(1, Modality.MODALITY_VIDEO))
            .response()
            .getHits(0);
    assertThat(best.getItem().getId()).isEqualTo("clip3.mov");
    assertThat((double) best.getScore()).isGreaterThan(0.999);
    assertThat(new Importer(suite, "clips", model).run(Datasets.open(clips)).unchanged())
        .isEqualTo(report.images() + report.texts());
  }

  @Test
  void reportsABrokenPictureAndStoresTheOthers() throws IOException {
    Path broken = folder.resolve("broken");
    SceneDataset.write(broken, 6, 5, 96);
    CaptionedImage victim = Datasets.open(broken).images().getFirst();
    Files.writeString(broken.resolve("images").resolve(victim.imageId()), "no picture at all");
    Model model = new GalleryFlow(suite).model(null);
    new GalleryFlow(suite).ensure("broken", model, 1);

    ImportReport report = new Importer(suite, "broken", model).run(Datasets.open(broken));

    assertThat(report.images()).isEqualTo(5);
    assertThat(report.errors()).hasSize(1);
    assertThat(report.errors().getFirst().getItemId()).isEqualTo(victim.imageId());
    assertThat(report.errors().getFirst().getReason()).isEqualTo("INVALID_IMAGE");
  }

  @Test
  void sendsLargePicturesInMessagesThatTheServicesTake() throws IOException {
    Path large = folder.resolve("large");
    SceneDataset.write(large, 26, 9, 96);
    List<CaptionedImage> images = Datasets.open(large).images();
    for (CaptionedImage image : images) { // what follows the end of a PNG is ignored
      setLength(large.resolve("images").resolve(image.imageId()), 3 << 20);
    }
    CaptionedImage over = images.get(7);
    setLength(large.resolve("images").resolve(over.imageId()), 1L << 31);
    Model model = new GalleryFlow(suite).model(null);
    new GalleryFlow(suite).ensure("large", model, 1);

    ImportReport report = new Importer(suite, "large", model).run(Datasets.open(large));

    assertThat(report.images()).isEqualTo(images.size() - 1L);
    assertThat(report.errors()).hasSize(1);
    assertThat(report.errors().getFirst().getItemId()).isEqualTo(over.imageId());
    assertThat(report.errors().getFirst().getReason()).isEqualTo("TOO_LARGE");
    assertThat(report.errors().getFirst().getMessage())
        .startsWith("bytes: 2,147,483,648 (expected: at most ");
  }

  private static void setLength(Path file, long bytes) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(bytes);
    }
  }

  private static ImportReport importAgain() {
    GalleryFlow galleries = new GalleryFlow(suite);
    Model model = galleries.model(null);
    galleries.ensure(GALLERY, model, 2);
    return new Importer(suite, GALLERY, model).run(dataset);
  }

  private static SearchHit first(Searcher searcher, CaptionedImage image) {
    return searcher
        .text(image.captions().getFirst(), Searcher.best(1, Modality.MODALITY_IMAGE))
        .response()
        .getHits(0);
  }

  private static double bytes(List<ConfigurationFigures> figures, String precision) {
    return figures.stream()
        .filter(f -> f.getPrecision().equals(precision))
        .findFirst()
        .orElseThrow()
        .getBytesPerVector();
  }

  private static HttpResponse<String> get(HttpClient client, String path)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static URI at(String path) {
    return URI.create("http://127.0.0.1:" + host.httpPort() + path);
  }
}
