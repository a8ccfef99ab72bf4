package io.crossmodal.eval.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossmodal.eval.measure.Offer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {

  private static final EvaluationReport GOOD = SampleReport.good();

  @TempDir static Path shared;

  @BeforeAll
  static void write() throws IOException {
    ReportWriter.write(GOOD, shared);
  }

  @Test
  void writesEveryFileOfTheContract(@TempDir Path folder) throws IOException {
    List<Path> written = ReportWriter.write(GOOD, folder.resolve("new/report"));
    assertThat(written.stream().map(p -> folder.resolve("new/report").relativize(p).toString()))
        .contains(
            "experiment_results.json",
            "experiment_summary.json",
            "detailed_results.csv",
            "offers.json",
            "lost_queries.csv",
            "summary_by_candidate.csv",
            "experiment_analysis.png",
            "summary_recall10.png",
            "summary_mrr.png",
            "results.parquet",
            "report.html",
            "report.en.md",
            "report.zh.md",
            "manifest.json",
            "runs/dim_64_prec_int8_text_to_image.trec",
            "runs/text_to_image.qrels");
    assertThat(written).allMatch(Files::isRegularFile);
    assertThat(folder.resolve("new/report")).isDirectoryNotContaining("glob:**/.report-*");
  }

  @Test
  void lossesAddUpToWhatTheFullViewHasMore() throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    JsonNode losses =
        json.readTree(shared.resolve("experiment_summary.json").toFile()).path("losses");
    OfferFile offers = OfferFile.read(shared);

    assertThat(losses.size()).isPositive();
    for (JsonNode loss : losses) {
      Offer offer =
          offers.offers().stream()
              .filter(o -> o.view().equals(loss.path("view").asText()))
              .findFirst()
              .orElseThrow();
      double lost = loss.path("lost").asDouble();
      assertThat(lost)
          .isEqualTo(
              loss.path("lost_to_dimension").asDouble()
                  + loss.path("lost_to_precision").asDouble());
      assertThat(loss.path("lost_to_search").asDouble()).isZero();
      assertThat(loss.path("full").asDouble() - lost)
          .isCloseTo(
              offer.kept(loss.path("measure").asText()).orElseThrow().value(), within(1e-12));
    }
  }

  @Test
  void writesATableForPapers() throws IOException {
    List<String> lines = Files.readAllLines(shared.resolve("results.tex"));

    assertThat(lines).contains("\\toprule", "\\bottomrule", "\\end{tabular}");
    assertThat(lines).anyMatch(l -> l.startsWith("dim\\_64\\_prec\\_int8") && l.endsWith(" \\\\"));
    long columns =
        lines.stream()
            .filter(l -> l.contains(" & "))
            .mapToLong(l -> l.split(" & ", -1).length)
            .distinct()
            .count();
    assertThat(columns).isOne();
  }

  @Test
  void listsTheQueriesThatAreLostAndWon() throws IOException {
    List<String> lines = Files.readAllLines(shared.resolve("lost_queries.csv"));

    assertThat(lines.getFirst())
        .isEqualTo("view,direction,query,change,relevant,first_of_full,first");
    assertThat(lines.stream().skip(1))
        .allMatch(line -> line.contains(",lost,") || line.contains(",won,"));
  }

  @Test
  void givesTheSameBytesForTheSameInputs(@TempDir Path folder) throws IOException {
    for (Path file : ReportWriter.write(SampleReport.good(), folder)) {
      Path twin = shared.resolve(folder.relativize(file));
      assertThat(Files.mismatch(file, twin)).as(file.toString()).isEqualTo(-1);
    }
  }

  @Test
  void hashesEveryOtherFileInTheManifest() throws IOException {
    JsonNode manifest = new ObjectMapper().readTree(shared.resolve("manifest.json").toFile());
    try (Stream<Path> files = Files.walk(shared)) {
      long others = files.filter(Files::isRegularFile).count() - 1;
      assertThat(manifest.get("files_sha256").size()).isEqualTo((int) others);
    }
    assertThat(manifest.at("/source/data_sha256").textValue()).isEqualTo("0123abcd");
    assertThat(manifest.at("/plan/seed").longValue()).isEqualTo(42);
    assertThat(manifest.get("runs").size()).isEqualTo(GOOD.configurations().size());
  }

  @Test
  void comparesEveryConfigurationWithTheBaseline() throws IOException {
    JsonNode results =
        new ObjectMapper().readTree(shared.resolve("experiment_results.json").toFile());
    JsonNode itself = results.at("/dim_64_prec_fp32_cand_100/text_to_video/against_baseline");
    assertThat(itself.get("difference").doubleValue()).isZero();
    assertThat(itself.get("interval").get(1).doubleValue()).isZero();
    JsonNode small = results.at("/dim_16_prec_int4_cand_100/text_to_video/against_baseline");
    assertThat(small.get("measure").textValue()).isEqualTo("recall@10");
    assertThat(small.get("difference").doubleValue()).isNegative();
    assertThat(small.get("interval").get(1).doubleValue()).isNegative();
    assertThat(Files.readAllLines(shared.resolve("detailed_results.csv")).getFirst())
        .contains(",t2v_change,t2v_change_low,t2v_change_high,");
  }

  @Test
  void writesOneConfigurationOfOneDirection(@TempDir Path folder) throws IOException {
    ReportWriter.write(SampleReport.single(), folder);
    JsonNode result =
        new ObjectMapper()
            .readTree(folder.resolve("experiment_results.json").toFile())
            .get("dim_64_prec_int8_cand_20");
    assertThat(result.has("text_to_video")).isTrue();
    assertThat(result.has("video_to_text")).isFalse();
    assertThat(result.at("/timing").has("video_to_text_time")).isFalse();
    List<String> lines = Files.readAllLines(folder.resolve("detailed_results.csv"));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).startsWith("dim_64_prec_int8_cand_20,64,int8,20,60,");
    assertThat(Files.readString(folder.resolve("report.html")))
        .doesNotContain("NaN", "Infinity", "image → text");
    assertThat(folder.resolve("summary_mrr.png")).isNotEmptyFile();
  }

  @Test
  void drawsPlotsThatShowSomething() throws IOException {
    for (String name :
        List.of("experiment_analysis.png", "summary_recall10.png", "summary_mrr.png")) {
      BufferedImage image = ImageIO.read(shared.resolve(name).toFile());
      assertThat(image.getWidth()).isGreaterThan(1_000);
      int[] pixels =
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      // Okabe and Ito's blue is the line of fp32.
      assertThat(Arrays.stream(pixels).filter(p -> (p & 0xFFFFFF) == 0x0072B2).count())
          .as(name)
          .isGreaterThan(50);
    }
  }

  @Test
  void writesRunsThatTrecToolsRead() throws IOException {
    List<String> lines =
        Files.readAllLines(shared.resolve("runs/dim_64_prec_fp32_text_to_image.trec"));
    assertThat(lines.getFirst())
        .matches("text-0 Q0 image-\\d+ 1 \\S+ dim_64_prec_fp32_text_to_image");
    double previous = Double.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      String[] cells = lines.get(i).split(" ");
      assertThat(cells[3]).isEqualTo(String.valueOf(i + 1));
      assertThat(Double.parseDouble(cells[4])).isLessThanOrEqualTo(previous);
      previous = Double.parseDouble(cells[4]);
    }
    assertThat(Files.readAllLines(shared.resolve("runs/text_to_image.qrels")))
        .startsWith("text-0 0 image-0 1", "text-1 0 image-0 1");
  }

  @Test
  void leavesAnEarlierReportWholeWhereItCanNotWrite(@TempDir Path folder) throws IOException {
    ReportWriter.write(GOOD, folder);
    byte[] before = Files.readAllBytes(folder.resolve("report.html"));
    // A file where a folder must go: as good as a full disk, and root can't write it either.
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      for (Path run : runs.toList()) {
        Files.delete(run);
      }
    }
    Files.delete(folder.resolve("runs"));
    Files.writeString(folder.resolve("runs"), "in the way");
    EvaluationReport other = SampleReport.atChance();
    assertThatThrownBy(() -> ReportWriter.write(other, folder))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("report: " + folder.resolve("runs"))
        .hasMessageContaining("can't be written");
    assertThat(Arrays.equals(Files.readAllBytes(folder.resolve("report.html")), before)).isTrue();
    assertThat(folder).isDirectoryNotContaining("glob:**/.report-*");
  }

  @Test
  void namesTheFolderThatCanNotBeMade(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    assertThatThrownBy(() -> ReportWriter.write(GOOD, file.resolve("report")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.resolve("report").toString());
  }

  @Test
  void saysThatTheDiskIsFull() {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "no /dev/full");
    IOException explained =
        catchThrowableOfType(
            IOException.class,
            () -> {
              try (var out = Files.newOutputStream(full)) {
                out.write(new byte[100]);
              } catch (IOException e) {
                throw StagedFolder.explained(Path.of("report.html"), e);
              }
            });
    assertThat(explained)
        .hasMessageStartingWith("report: report.html can't be written: No space left on device");
  }
}
