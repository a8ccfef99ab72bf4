package io.crossmodal.eval.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossmodal.eval.dataset.TrecQrels;
import io.crossmodal.eval.dataset.TrecRun;
import io.crossmodal.eval.measure.ListMeasure;
import io.crossmodal.eval.measure.ListMeasures;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against trec_eval, ranx and scikit-learn; bench/reference/trec_measures.py made the files. */
class TrecParityTest {

  @ParameterizedTest
  @CsvSource({
    "trec_eval untied, untied.run, false, 26",
    "trec_eval untied, untied.run, true, 26",
    "trec_eval tied, tied.run, true, 26",
    "ranx untied, untied.run, false, 11",
    "scikit-learn tied, tied.run, false, 4"
  })
  void everyQueryHasTheValueOf(String tool, String run, boolean inOrder, int measures)
      throws Exception {
    RunComparison comparison =
        new RunComparison(
            TrecQrels.read(file("labels.qrels")),
            List.of(),
            new RunComparison.Settings(1, inOrder, 100, .95, 1));
    TrecRun read = TrecRun.read(file(run));
    JsonNode expected = expected().path(tool);

    assertThat(expected.size()).isEqualTo(measures);
    for (Map.Entry<String, JsonNode> entry : expected.properties()) {
      ListMeasure measure = ListMeasures.parse(entry.getKey());
      Map<String, Double> found = comparison.byQuery(measure, read);
      assertThat(entry.getValue().size()).isGreaterThanOrEqualTo(38);
      for (Map.Entry<String, JsonNode> query : entry.getValue().properties()) {
        assertThat(Objects.requireNonNull(found.get(query.getKey())))
            .as("%s of %s", measure.name(), query.getKey())
            .isCloseTo(query.getValue().asDouble(), within(1e-9));
      }
    }
  }

  private static JsonNode expected() throws IOException, URISyntaxException {
    return JsonMapper.builder().build().readTree(Files.readString(file("expected.json")));
  }

  private static Path file(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(TrecParityTest.class.getResource("/trec/" + name)).toURI());
  }
}
