package io.crossmodal.eval.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.dataset.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrecFilesTest {

  @TempDir private Path folder;

  @Test
  void ranksByScoreThenIdBothDescendingWhateverTheRankColumnSays() throws IOException {
    Path file = write("q1 Q0 a 1 .5 t\n\nq1\tQ0\tc\t2\t.5\tt\nq1 Q0 b 3 7 t of many words\n");

    assertThat(TrecRun.read(file).rankings().get("q1"))
        .extracting(TrecRun.Ranked::item)
        .containsExactly("b", "c", "a");
  }

  @ParameterizedTest
  @CsvSource({
    "'q1 Q0 a 1', 'line 1: \"q1 Q0 a 1\" (expected: query Q0 item rank score tag'",
    "'q1 Q0 a 1 NaN t', 'line 1: score NaN'",
    "'q1 Q0 a 1 Infinity t', 'line 1: score Infinity'",
    "'q1 Q0 a 1 high t', 'line 1: score high'",
    "'q1 Q0 a 1 1 t/q1 Q0 a 2 0 t', 'line 2: item a of query q1 again'",
    "' ', 'no ranking (expected: lines of'"
  })
  void refusesABadRun(String text, String message) throws IOException {
    Path file = write(text.replace('/', '\n'));

    assertThatThrownBy(() -> TrecRun.read(file))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "'q1 0 a', 'line 1: \"q1 0 a\" (expected: query iteration item grade'",
    "'q1 0 a 1/q1 0 a 1', 'line 2: item a of query q1 again'",
    "'q1 0 a yes', 'line 1: grade yes'",
    "' ', 'no labels (expected: lines of'"
  })
  void refusesBadLabels(String text, String message) throws IOException {
    Path file = write(text.replace('/', '\n'));

    assertThatThrownBy(() -> TrecQrels.read(file))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(() -> TrecQrels.read(folder.resolve("none")))
        .hasMessageContaining("no such file (expected: a TREC file)");
  }

  @Test
  void readsTheLabelsOfABeirFolder() throws IOException {
    Path beir = Files.createDirectories(folder.resolve("beir").resolve("qrels"));
    Files.writeString(
        beir.resolve("test.tsv"), "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\nq2\td1\t1\n");
    Files.writeString(beir.resolve("dev.tsv"), "query-id\tcorpus-id\tscore\nq9\td1\t1\n");

    assertThat(TrecQrels.read(beir.getParent()).grades())
        .isEqualTo(Map.of("q1", Map.of("d1", 2, "d2", 0), "q2", Map.of("d1", 1)));
    assertThat(TrecQrels.read(beir.resolve("dev.tsv")).grades()).containsOnlyKeys("q9");

    Files.delete(beir.resolve("test.tsv"));
    Files.writeString(beir.resolve("train.tsv"), "query-id\tcorpus-id\tscore\n");
    assertThatThrownBy(() -> TrecQrels.read(beir.getParent()))
        .hasMessageContaining("2 files qrels/*.tsv (expected: test.tsv, or one file");
    assertThatThrownBy(() -> TrecQrels.read(beir.resolve("train.tsv")))
        .hasMessageContaining("no labels (expected: lines of query item grade");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("file"), text);
  }
}
