package io.crossmodal.eval.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossmodal.dataset.DatasetException;
import io.crossmodal.dataset.EmbeddingsFile;
import io.crossmodal.eval.dataset.R0Embeddings;
import io.crossmodal.eval.dataset.StoredItem;
import io.crossmodal.eval.fake.FakeIndex;
import io.crossmodal.eval.plan.AblationConfig;
import io.crossmodal.eval.run.EvaluatedGalleries;
import io.crossmodal.eval.run.IndexClient;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EvaluationPipelineTest {

  private static final int PAIRS = 120;

  @TempDir private Path folder;

  private final FakeIndex index = new FakeIndex();
  private final IndexClient client = TestEvaluations.client(index);
  private final ConcurrentLinkedQueue<String> activities = new ConcurrentLinkedQueue<>();
  private Path npz = Path.of("");

  @BeforeEach
  void writeEmbeddings() throws DatasetException {
    npz = folder.resolve("r0.npz");
    R0Embeddings.write(npz, PAIRS, 7);
  }

  @AfterEach
  void stop() throws InterruptedException {
    client.close();
    index.close();
  }

  @Test
  void figuresOverTheWholeGalleryAreTheExactOnes() throws IOException {
    EvaluationSummary summary =
        run(config(List.of(256, 512), List.of("fp32"), List.of(PAIRS)), new Source.Npz(npz));

    for (int dimension : List.of(256, 512)) {
      JsonNode figures = results().path("dim_%d_prec_fp32_cand_%d".formatted(dimension, PAIRS));
      int[] forward = ranks(dimension, true);
      int[] backward = ranks(dimension, false);
      for (int k : List.of(1, 5, 10)) {
        assertThat(figures.path("text_to_video").path("recall@" + k).doubleValue())
            .isCloseTo(recall(forward, k), within(1e-6));
        assertThat(figures.path("video_to_text").path("recall@" + k).doubleValue())
            .isCloseTo(recall(backward, k), within(1e-6));
      }
      assertThat(figures.path("text_to_video").path("mrr").doubleValue())
          .isCloseTo(
              IntStream.of(forward).mapToDouble(r -> 1.0 / r).average().orElseThrow(),
              within(1e-6));
      ConfigurationSummary found = figure(summary, dimension, "text_to_image");
      assertThat(found.expectedRecallAt10()).isCloseTo(recall(forward, 10), within(1e-6));
      assertThat(found.chanceRecallAt10()).isCloseTo(10.0 / PAIRS, within(1e-9));
    }
  }

  @Test
  void writesTheFilesAndLeavesNothingInTheIndex() throws IOException {
    EvaluationSummary summary =
        run(
            config(List.of(256, 1024), List.of("fp16", "int8"), List.of(20, 50)),
            new Source.Npz(npz));

    assertThat(index.galleryNames()).isEmpty();
    assertThat(index.everMade()).containsExactly("eval-test-d1024", "eval-test-d256");
    assertThat(summary.figures()).hasSize(2 * 2 * 2 * 2);
    assertThat(summary.verdict()).startsWith("Above chance");
    assertThat(summary.recommendation()).isNotBlank();
    assertThat(summary.table()).contains("dim_256_prec_int8_cand_50");
    assertThat(Files.list(folder.resolve("report")).map(p -> p.getFileName().toString()))
        .contains(
            "experiment_results.json",
            "experiment_summary.json",
            "detailed_results.csv",
            "summary_by_candidate.csv",
            "report.html",
            "report.en.md",
            "report.zh.md",
            "manifest.json",
            "runs");
    assertThat(activities)
        .contains("256-d int8: scoring 120 queries, text_to_image", "writing the report");
  }

  @Test
  void evaluatesAStoredGalleryInViewsThatItDrops() throws DatasetException, IOException {
    store("photos");

    EvaluationSummary summary =
        run(config(List.of(128, 512), List.of("fp32"), List.of(30)), new Source.Gallery("photos"));

    assertThat(index.viewNames("photos")).containsExactly("full");
    assertThat(summary.figures()).hasSize(4);
    assertThat(summary.warnings())
        .anySatisfy(warning -> assertThat(warning).contains("1 captions whose picture is missing"));
    ConfigurationSummary full = figure(summary, 512, "text_to_image");
    assertThat(full.bytesPerVector()).isEqualTo(2048);
    assertThat(full.p50()).isPositive();
  }

  @Test
  void dropsEverythingWhenScoresAreWrong() {
    index.distort((request, right) -> right.reversed());

    assertThatThrownBy(
            () -> run(config(List.of(256, 512), List.of("int8"), List.of(20)), new Source.Npz(npz)))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("prec_int8 text_to_image, queries 1 to 120 of 120");
    assertThat(index.everMade()).isNotEmpty();
    assertThat(index.galleryNames()).isEmpty();
    assertThat(folder.resolve("report")).doesNotExist();
  }

  @Test
  void goesOnWhereItWasStopped() throws IOException {
    AblationConfig config = config(List.of(256, 512), List.of("fp16", "int8"), List.of(20));
    EvaluationSummary whole = run(config, new Source.Npz(npz));
    String figures = Files.readString(folder.resolve("report/summary_by_candidate.csv"));
    Files.move(folder.resolve("done"), folder.resolve("of-before"));
    Set<String> asked = ConcurrentHashMap.newKeySet();
    index.distort(
        (request, right) -> {
          if (request.getGallery().contains("d1024")) {
            awaitFinished(6);
            throw new ServiceException(ErrorReason.UNREACHABLE, "the node is gone");
          }
          return right;
        });
    assertThatThrownBy(() -> run(config, new Source.Npz(npz))).hasMessageContaining("is gone");

    index.distort(
        (request, right) -> {
          asked.add(request.getGallery() + "/" + request.getView());
          return right;
        });
    EvaluationSummary again = run(config, new Source.Npz(npz));

    assertThat(asked).hasSize(1).allMatch(view -> view.contains("d1024"));
    assertThat(again.verdict()).isEqualTo(whole.verdict());
    assertThat(Files.readString(folder.resolve("report/summary_by_candidate.csv")))
        .isEqualTo(figures);
    assertThat(recalls(again)).isEqualTo(recalls(whole));
  }

  @Test
  void doesWhatAnotherEvaluationHasDoneNotAgain() throws IOException {
    EvaluationSummary before =
        run(config(List.of(256, 512), List.of("fp32", "int8"), List.of(20)), new Source.Npz(npz));
    Set<String> asked = ConcurrentHashMap.newKeySet();
    index.distort(
        (request, right) -> {
          asked.add(request.getView());
          return right;
        });

    EvaluationSummary after =
        run(
            config(List.of(256, 512), List.of("fp32", "int8", "int4"), List.of(20))
                .withStatistics(200, .95, .8),
            new Source.Npz(npz));

    assertThat(asked).hasSize(2).allMatch(view -> view.endsWith("int4"));
    assertThat(recalls(after)).containsAll(recalls(before));
    assertThat(index.galleryNames()).isEmpty();
    asked.clear();
    run(
        config(List.of(256, 512), List.of("fp32", "int8"), List.of(20)).withSeed(1),
        new Source.Npz(npz));
    assertThat(asked).hasSizeGreaterThanOrEqualTo(3);
  }

  /** Waits until so many views have been kept. */
  private void awaitFinished(int views) {
    for (int tries = 0; tries < 2_000; tries++) {
      try (Stream<Path> files = Files.walk(folder.resolve("done"))) {
        if (files.filter(f -> f.toString().endsWith(".json")).count() >= views) {
          return;
        }
        Thread.sleep(10);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static List<Object> recalls(EvaluationSummary summary) {
    return summary.figures().stream()
        .<Object>map(f -> List.of(f.experiment(), f.direction(), String.valueOf(f.recallAt10())))
        .toList();
  }

  @Test
  void dropsEverythingWhenAShardIsUnreachable() {
    index.distort(
        (request, right) -> {
          throw new ServiceException(
              ErrorReason.UNREACHABLE, "shard 1 at node-b:9090: DEADLINE_EXCEEDED");
        });

    assertThatThrownBy(
            () -> run(config(List.of(256), List.of("fp16"), List.of(20)), new Source.Npz(npz)))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.reason()).isEqualTo(ErrorReason.UNREACHABLE))
        .hasMessageContaining("shard 1 at node-b:9090");
    assertThat(index.galleryNames()).isEmpty();
  }

  @Test
  void saysWhichFieldsDoNotFitTheSource() {
    assertThatThrownBy(
            () ->
                run(
                    config(List.of(), List.of("fp16"), List.of(20, PAIRS + 1)),
                    new Source.Npz(npz)))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.violations().getFirst().field()).isEqualTo("plan.candidates"))
        .hasMessageContaining("121")
        .hasMessageContaining("120");
    assertThatThrownBy(
            () -> run(config(List.of(2048), List.of("fp16"), List.of(20)), new Source.Npz(npz)))
        .hasMessageContaining("plan.dimensions: 2048 (expected: at most 1024");
    assertThatThrownBy(
            () ->
                run(
                    config(List.of(), List.of("fp16"), List.of(20)),
                    new Source.Npz(folder.resolve("none.npz"))))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.reason()).isEqualTo(ErrorReason.INVALID_DATASET));
  }

  private EvaluationSummary run(AblationConfig config, Source source) {
    PreparedEvaluation prepared =
        new Preparation(client).prepare(TestEvaluations.order("", source, config));
    return new EvaluationPipeline(
            client, new Host(Map.of(), Map.of()), folder.resolve("done"), Duration.ZERO)
        .run(
            "test",
            prepared,
            folder.resolve("report"),
            (done, activity) -> activities.add(activity));
  }

  private static AblationConfig config(
      List<Integer> dimensions, List<String> precisions, List<Integer> candidates) {
    return TestEvaluations.config(dimensions, precisions, candidates);
  }

  private JsonNode results() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("report/experiment_results.json").toFile());
  }

  private static ConfigurationSummary figure(
      EvaluationSummary summary, int dimension, String direction) {
    return summary.figures().stream()
        .filter(f -> f.dimension() == dimension && f.direction().equals(direction))
        .findFirst()
        .orElseThrow();
  }

  /** The 512-d vectors of the file as a gallery, with a text more that names no image. */
  private void store(String gallery) throws DatasetException {
    PreparedEvaluation prepared =
        new Preparation(client)
            .prepare(
                TestEvaluations.order(
                    "",
                    new Source.Npz(npz),
                    config(List.of(512), List.of("fp32"), List.of(PAIRS))));
    List<StoredItem> items = new ArrayList<>();
    try (EvaluatedGalleries source =
        new EvaluatedGalleries(client, "source", prepared.dataset(), 1)) {
      source.store(new EvaluatedGalleries.Stored(512, 1));
      client.scroll("eval-source-d512", items::add);
    }
    StoredItem any = items.getFirst();
    items.add(
        new StoredItem(
            "text_stray",
            io.crossmodal.eval.dataset.Modality.TEXT,
            Map.of("gone", 1),
            any.vector()));
    client.createGallery(gallery, 512, 1);
    client.upload(gallery, items.iterator());
  }

  /** Exact ranks by double arithmetic, from the file itself. */
  private int[] ranks(int dimension, boolean forward) throws DatasetException {
    EmbeddingsFile file = EmbeddingsFile.read(npz);
    float[][] texts = file.texts(dimension);
    float[][] videos = file.gallery(dimension);
    int[] videoOfText = Arrays.stream(file.labels()).mapToInt(label -> label[1]).toArray();
    int[] ranks = new int[PAIRS];
    for (int text = 0; text < PAIRS; text++) {
      float[] query = forward ? texts[text] : videos[videoOfText[text]];
      float[][] gallery = forward ? videos : texts;
      double relevant = dot(query, gallery[forward ? videoOfText[text] : text]);
      int rank = 1;
      for (float[] item : gallery) {
        rank += dot(query, item) > relevant ? 1 : 0;
      }
      ranks[text] = rank;
    }
    return ranks;
  }

  private static double recall(int[] ranks, int k) {
    return IntStream.of(ranks).filter(rank -> rank <= k).count() / (double) ranks.length;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
