package io.crossmodal.eval.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossmodal.eval.SharedData;
import io.crossmodal.eval.measure.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rewrites the reference pipeline's published results and compares the files. */
class ReferenceParityTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  @BeforeAll
  static void write() throws IOException {
    ReportWriter.write(PublishedReport.read(), folder);
  }

  @Test
  void resultsHoldEveryKeyAndValueOfTheReference() throws IOException {
    JsonNode theirs = published("experiment_results.json");
    JsonNode ours = JSON.readTree(folder.resolve("experiment_results.json").toFile());
    assertThat(names(ours)).containsExactlyElementsOf(names(theirs));
    assertHolds("", theirs, ours);
  }

  @Test
  void resultsStartWithTheReferencesKeysInItsOrder() throws IOException {
    JsonNode theirs = published("experiment_results.json").iterator().next();
    JsonNode ours =
        JSON.readTree(folder.resolve("experiment_results.json").toFile()).iterator().next();
    assertThat(names(ours)).startsWith(names(theirs).toArray(String[]::new));
    for (String part : List.of("text_to_video", "timing", "config")) {
      assertThat(names(ours.get(part))).startsWith(names(theirs.get(part)).toArray(String[]::new));
    }
  }

  @Test
  void summaryHoldsEveryKeyAndValueOfTheReference() throws IOException {
    JsonNode theirs = published("experiment_summary.json");
    JsonNode ours = JSON.readTree(folder.resolve("experiment_summary.json").toFile());
    assertThat(names(ours)).startsWith(names(theirs).toArray(String[]::new));
    assertHolds("", theirs, ours);
  }

  @Test
  void tablesStartWithTheReferencesColumnsAndHoldItsValues() throws IOException {
    for (String name : List.of("detailed_results.csv", "summary_by_candidate.csv")) {
      List<String> theirs = Files.readAllLines(SharedData.file("r0-published/" + name));
      List<String> ours = Files.readAllLines(folder.resolve(name));
      assertThat(ours).hasSameSizeAs(theirs);
      assertThat(ours.getFirst()).startsWith(theirs.getFirst() + ",");
      for (int i = 1; i < theirs.size(); i++) {
        String[] cells = theirs.get(i).split(",");
        String[] written = Arrays.copyOf(ours.get(i).split(","), cells.length);
        for (int c = 0; c < cells.length; c++) {
          assertSame(name + " " + i + "," + c, cells[c], written[c]);
        }
      }
    }
  }

  @Test
  void saysThatThePublishedFiguresAreAtChance() throws IOException {
    JsonNode summary = JSON.readTree(folder.resolve("experiment_summary.json").toFile());
    assertThat(summary.get("verdict").textValue()).isEqualTo(Verdict.AT_CHANCE.words());
    assertThat(Files.readString(folder.resolve("report.en.md")))
        .contains("At chance: none of 90 comparisons", "no signal: at chance");
    assertThat(Files.readString(folder.resolve("report.zh.md"))).contains("处于随机水平", "90 项比较");
  }

  private static JsonNode published(String name) throws IOException {
    return JSON.readTree(SharedData.file("r0-published/" + name).toFile());
  }

  private static List<String> names(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static void assertHolds(String path, JsonNode theirs, JsonNode ours) {
    assertThat(ours).as(path).isNotNull();
    if (theirs.isObject()) {
      theirs
          .properties()
          .forEach(e -> assertHolds(path + "/" + e.getKey(), e.getValue(), ours.get(e.getKey())));
    } else if (theirs.isNumber()) {
      assertThat(ours.doubleValue())
          .as(path)
          .isCloseTo(theirs.doubleValue(), within(tolerance(theirs.doubleValue())));
    } else {
      assertThat(ours).as(path).isEqualTo(theirs);
    }
  }

  private static void assertSame(String place, String theirs, String ours) {
    if (theirs.matches("[-0-9.e]+")) {
      double value = Double.parseDouble(theirs);
      assertThat(Double.parseDouble(ours)).as(place).isCloseTo(value, within(tolerance(value)));
    } else {
      assertThat(ours).as(place).isEqualTo(theirs);
    }
  }

  /** Times are kept to the nanosecond. */
  private static double tolerance(double value) {
    return Math.max(1e-9, Math.abs(value) * 1e-8);
  }
}
