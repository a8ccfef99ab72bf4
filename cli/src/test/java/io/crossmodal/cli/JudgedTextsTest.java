package io.crossmodal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.cli.client.Suite;
import io.crossmodal.cli.flow.DatasetImport;
import io.crossmodal.cli.flow.EvaluationFlow;
import io.crossmodal.cli.flow.GalleryFlow;
import io.crossmodal.cli.flow.ImportReport;
import io.crossmodal.cli.flow.JudgedTexts;
import io.crossmodal.cli.host.HostSettings;
import io.crossmodal.cli.host.ServiceHost;
import io.crossmodal.eval.v1.ConfigurationFigures;
import io.crossmodal.eval.v1.Evaluation;
import io.crossmodal.eval.v1.StartEvaluationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A BEIR folder, from its files to the report. */
class JudgedTextsTest {

  private static final List<String> SHAPES = List.of("circle", "square", "triangle", "star");
  private static final List<String> COLOURS = List.of("red", "green", "blue", "yellow", "black");

  @TempDir private Path folder;
  private Path texts;

  @BeforeEach
  void write() throws IOException {
    texts = Files.createDirectories(folder.resolve("tiny"));
    Files.createDirectories(texts.resolve("qrels"));
    StringBuilder corpus = new StringBuilder();
    StringBuilder queries = new StringBuilder();
    StringBuilder labels = new StringBuilder("query-id\tcorpus-id\tscore\n");
    for (String colour : COLOURS) {
      for (String shape : SHAPES) {
        String id = colour + shape;
        corpus.append("{\"_id\": \"%s\", \"text\": \"a %s %s\"}%n".formatted(id, colour, shape));
        queries.append("{\"_id\": \"%s\", \"text\": \"one %s %s\"}%n".formatted(id, colour, shape));
        labels.append(
            "%s\t%s\t2%n%1$s\t%s\t1%n"
                .formatted(
                    id,
                    id,
                    colour + "star".replace("star", shape.equals("star") ? "circle" : "star")));
      }
    }
    queries.append("{\"_id\": \"idle\", \"text\": \"what nobody judged\"}\n");
    queries.append("{\"_id\": \"vain\", \"text\": \"what nothing answers\"}\n");
    labels.append("vain\tredstar\t0\nunknown\tredstar\t1\nredstar\tgone\t1\n");
    Files.writeString(texts.resolve("corpus.jsonl"), corpus);
    Files.writeString(texts.resolve("queries.jsonl"), queries);
    Files.writeString(texts.resolve("qrels/test.tsv"), labels);
  }

  @Test
  void countsWhatItLeavesOut() throws IOException {
    JudgedTexts read = JudgedTexts.read(texts, texts);

    assertThat(read.notes())
        .containsExactly(
            "1 queries without labels, left out",
            "1 labelled queries that queries.jsonl does not hold, left out",
            "1 labels of documents that corpus.jsonl does not hold, left out",
            "1 queries without a relevant document, counted and not measured");
    assertThat(read.sources()).hasSize(20 + 20 + 1);
    Files.writeString(texts.resolve("qrels/test.tsv"), "query-id\tcorpus-id\tscore\nx\ty\t1\n");
    assertThatThrownBy(() -> JudgedTexts.read(texts, texts))
        .hasMessageContaining("none of the 1 judged queries is in queries.jsonl");
  }

  @Test
  void isEvaluatedWithItsGradesAmongDocumentsAlone() throws IOException {
    try (ServiceHost host = ServiceHost.start(HostSettings.ephemeral(folder.resolve("data")));
        Suite suite = new Suite(host.grpcAddress())) {
      DatasetImport data = DatasetImport.open(texts, null);
      var model = new GalleryFlow(suite).model(null);
      ImportReport imported = data.into(suite, "tiny", model, 2);
      assertThat(imported.errors()).isEmpty();
      assertThat(imported.texts()).isEqualTo(41);
      assertThat(data.into(suite, "tiny", model, 2).unchanged()).isEqualTo(41);

      EvaluationFlow evaluations = new EvaluationFlow(suite);
      Evaluation evaluation =
          evaluations.run(
              StartEvaluationRequest.newBuilder()
                  .setGallery("tiny")
                  .setPlanYaml(
                      "schema_version: 1\nprecisions: [fp32, int8]\nsearch: [flat, graph]\n"
                          + "candidates: full\nks: [1, 5]\n")
                  .build());

      List<ConfigurationFigures> figures = evaluation.getSummary().getFiguresList();
      assertThat(figures).hasSize(4);
      assertThat(figures)
          .allSatisfy(
              f -> {
                assertThat(f.getDirection()).isEqualTo("text_to_text");
                assertThat(f.getCandidates()).isEqualTo(20);
                assertThat(f.getRecallAt1().getValue()).isGreaterThan(.3);
              });
      assertThat(evaluation.getSummary().getWarningsList())
          .anyMatch(
              words ->
                  words.equals("Texts without a relevant document, which are in no figure: 1."));
      Path report = folder.resolve("report");
      evaluations.fetch(evaluation.getEvaluationId(), report);
      assertThat(report.resolve("runs/text_to_text.qrels"))
          .content()
          .contains("query:redcircle 0 redcircle 2\n")
          .contains("query:redcircle 0 redstar 1\n");
      assertThat(report.resolve("report.html")).content().contains("20 documents, 21 texts");
    }
  }
}
