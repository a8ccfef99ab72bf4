package io.crossmodal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures of files, without any service. */
class MeasureCommandTest {

  @TempDir private Path folder;

  @Test
  void printsMeasuresAndDifferences() throws IOException {
    String text =
        output("measure", "--qrels", labels(), "--run", run("a", 2), "--run", run("b", 1));

    assertThat(text)
        .contains("12 queries\n1 more have labels but no relevant item and are left out\n")
        .containsPattern("a +nDCG@10 +0\\.6309")
        .containsPattern("b +R@1 +1\\.0000")
        .containsPattern("R@1 +a +b +\\+1\\.0000 +1\\.0000\\.\\.1\\.0000 +0\\.0005");
  }

  @Test
  void printsTheSameAsJson() throws IOException {
    assertThat(
            output(
                "measure",
                "--qrels",
                labels(),
                "--run",
                run("a", 2),
                "--measures",
                "r@1,rr",
                "--json"))
        .contains("\"queries\": 12.0", "\"measure\": \"R@1\"", "\"mean\": 0.5");
  }

  @Test
  void tellsWrongUsageFromBadFiles() throws IOException {
    String labels = labels();
    String run = run("a", 1);
    Path empty = Files.writeString(folder.resolve("empty"), "");

    assertThat(Crossmodal.run("measure", "--qrels", labels, "--run", run, "--measures", "F1"))
        .isEqualTo(2);
    assertThat(Crossmodal.run("measure", "--qrels", labels, "--run", run, "--level", "0"))
        .isEqualTo(2);
    assertThat(Crossmodal.run("measure", "--qrels", labels)).isEqualTo(2);
    assertThat(Crossmodal.run("measure", "--qrels", empty.toString(), "--run", run)).isOne();
    assertThat(Crossmodal.run("measure", "--qrels", labels, "--run", empty.toString())).isOne();
    assertThat(Crossmodal.run("measure", "--qrels", labels, "--run", run, "--level", "9")).isOne();
    assertThat(Crossmodal.run("measure", "--qrels", labels, "--run", run, run)).isOne();
  }

  @Test
  void everyCommandIsThereWithItsHelp() {
    String all = output("--help");

    assertThat(all).contains("evaluate", "measure", "recommend", "promote", "doctor", "--verbose");
    assertThat(output("measure", "--help")).contains("Usage: crossmodal measure", "--verbose");
    assertThat(Crossmodal.run("mesure")).isEqualTo(2);
    assertThat(Crossmodal.run(new String[0])).isEqualTo(2);
  }

  private String labels() throws IOException {
    StringBuilder lines = new StringBuilder("none 0 d1 0\n");
    for (int q = 0; q < 12; q++) {
      lines.append("q%d 0 right 1\n".formatted(q));
    }
    return Files.writeString(folder.resolve("labels"), lines).toString();
  }

  /** A run that has the relevant item at this rank, 1 or 2. */
  private String run(String name, int rank) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int q = 0; q < 12; q++) {
      lines.append(
          "q%d Q0 right %d %d t\nq%d Q0 wrong %d 1.5 t\n"
              .formatted(q, rank, 3 - rank, q, 3 - rank));
    }
    return Files.writeString(folder.resolve(name), lines).toString();
  }

  private static String output(String... words) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertThat(Crossmodal.run(words)).isZero();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
