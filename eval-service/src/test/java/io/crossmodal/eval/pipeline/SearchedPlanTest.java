package io.crossmodal.eval.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossmodal.dataset.DatasetException;
import io.crossmodal.eval.dataset.R0Embeddings;
import io.crossmodal.eval.fake.FakeIndex;
import io.crossmodal.eval.plan.AblationConfig;
import io.crossmodal.eval.plan.AblationYaml;
import io.crossmodal.eval.run.IndexClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plans whose views are looked in, as callers do, instead of ranked as a whole. */
@Timeout(120)
class SearchedPlanTest {

  private static final int PAIRS = 96;
  private static final List<String> CAUSES =
      List.of("lost_to_dimension", "lost_to_precision", "lost_to_search", "lost_to_missing_shards");

  @TempDir private Path folder;

  private final FakeIndex index = new FakeIndex();
  private final IndexClient client = TestEvaluations.client(index);
  private final List<String> activities = new ArrayList<>();
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
  void splitsLossesIntoDimensionSearchAndMissingShards() throws IOException {
    run(
        """
        schema_version: 1
        dimensions: [64]
        precisions: [int8]
        candidates: full
        ks: [1, 5, 10]
        resamples: 200
        search: [flat, graph]
        efforts: 32
        shards: 4
        missing_shards: [0, 1]
        """);

    JsonNode summary = read("experiment_summary.json");
    for (JsonNode loss : summary.path("losses")) {
      double sum = CAUSES.stream().mapToDouble(cause -> loss.path(cause).doubleValue()).sum();
      assertThat(sum).isCloseTo(loss.path("lost").doubleValue(), within(1e-12));
    }
    assertThat(summary.path("losses")).hasSize(4);
    JsonNode flat = loss("dim_64_prec_int8_shards_4");
    assertThat(flat.path("lost_to_dimension").doubleValue()).isPositive();
    assertThat(flat.path("lost_to_search").doubleValue()).isZero();
    JsonNode graph = loss("dim_64_prec_int8_shards_4_graph_effort_32");
    double found = flat.path("full").doubleValue() - flat.path("lost_to_dimension").doubleValue();
    // The fake's walk misses half of the items, and a quarter of them are in each shard.
    assertThat(graph.path("lost_to_search").doubleValue() / found).isBetween(.3, .7);
    assertThat(graph.path("lost_to_missing_shards").doubleValue()).isZero();
    JsonNode missing = loss("dim_64_prec_int8_shards_4_missing_1");
    assertThat(missing.path("lost_to_search").doubleValue()).isZero();
    assertThat(missing.path("lost_to_missing_shards").doubleValue() / found).isBetween(.1, .4);
    // The steps between the full view and these are in the grid, but for the fp32 one.
    assertThat(Files.readString(folder.resolve("report").resolve("report.en.md")))
        .contains("outside the grid: dim_64_prec_fp32_shards_4.");
    List<String> means =
        Files.readAllLines(folder.resolve("report").resolve("summary_by_candidate.csv"));
    assertThat(means).hasSize(3);
    assertThat(means.get(0)).endsWith(",missing_shards");
    assertThat(means.get(1)).startsWith("96,").endsWith(",0");
    assertThat(means.get(2)).startsWith("96,").endsWith(",1");
    assertThat(recall(means.get(2))).isLessThan(.9 * recall(means.get(1)));
  }

  private static double recall(String row) {
    return Double.parseDouble(row.split(",")[1]);
  }

  @Test
  void aGraphIsBuiltOnceForAllEffortsAndTheWidestFindsMost() throws IOException {
    run(
        """
        schema_version: 1
        dimensions: [1024]
        precisions: [fp16]
        candidates: full
        directions: text_to_image
        search: graph
        efforts: [16, 32, 64]
        target_recalls: .95
        repeats: 2
        """);

    assertThat(activities)
        .filteredOn(activity -> activity.endsWith("making the view"))
        .hasSize(2)
        .anyMatch(activity -> activity.startsWith("1024-d fp16 graph"));
    JsonNode results = read("experiment_results.json");
    List<Double> recall =
        List.of("effort_16", "effort_32", "effort_64").stream()
            .map(e -> results.path("dim_1024_prec_fp16_graph_%s_cand_%d".formatted(e, PAIRS)))
            .map(node -> node.path("text_to_video").path("recall@10").doubleValue())
            .toList();
    assertThat(recall).isSorted().doesNotHaveDuplicates();
    JsonNode config =
        results.path("dim_1024_prec_fp16_graph_recall_0.95_cand_" + PAIRS).path("config");
    assertThat(config.path("search").asText()).isEqualTo("graph");
    assertThat(config.path("target_recall").doubleValue()).isEqualTo(.95);
    JsonNode offers = read("offers.json").path("offers");
    assertThat(offers).hasSize(4);
    assertThat(offers.findValuesAsText("effort")).containsExactly("0", "16", "32", "64");
  }

  @Test
  void whatTheSourceCantDoIsRefused() {
    assertThatThrownBy(() -> run("{schema_version: 1, shards: 2, missing_shards: [0, 2]}"))
        .hasMessageContaining("missing_shards: 2 (expected: fewer than the 2 shards)");
    assertThatThrownBy(() -> run("{schema_version: 1, missing_shards: 1}"))
        .hasMessageContaining("missing_shards: [1] (expected: 0 among them");
    assertThatThrownBy(
            () -> run("{schema_version: 1, dimensions: 300, reduction: [pca, truncate]}"))
        .hasMessageContaining("300 (expected: at most 192, the items, with reduction pca)");
  }

  private JsonNode loss(String view) throws IOException {
    return StreamSupport.stream(read("experiment_summary.json").path("losses").spliterator(), false)
        .filter(loss -> loss.path("view").asText().equals(view))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode read(String file) throws IOException {
    return new ObjectMapper().readTree(folder.resolve("report").resolve(file).toFile());
  }

  private void run(String yaml) {
    AblationConfig config = AblationYaml.parse(yaml);
    PreparedEvaluation prepared =
        new Preparation(client).prepare(TestEvaluations.order("", new Source.Npz(npz), config));
    new EvaluationPipeline(
            client, new Host(Map.of(), Map.of()), folder.resolve("done"), Duration.ofHours(1))
        .run(
            "test",
            prepared,
            folder.resolve("report"),
            (_, activity) -> {
              synchronized (activities) {
                activities.add(activity);
              }
            });
  }
}
