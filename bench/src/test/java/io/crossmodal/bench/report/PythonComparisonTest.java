package io.crossmodal.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PythonComparisonTest {

  private static final PythonComparison REPORT =
      new PythonComparison(
          "model",
          "m",
          "machine",
          Map.of("pillow", "13"),
          List.of(
              new PythonComparison.Line("rate", "texts/s", 30, 20, false),
              new PythonComparison.Line("time", "ms", 5, 10, true),
              new PythonComparison.Line("alone", "photos/s", 7, Double.NaN, false)));

  @Test
  void isMoreThanOneWhereWeAreBetter() {
    assertThat(REPORT.lines().get(0).ratio()).isEqualTo(1.5);
    assertThat(REPORT.lines().get(1).ratio()).isEqualTo(2);
    assertThat(REPORT.render())
        .contains("model m; machine")
        .contains("pillow: 13")
        .containsPattern("texts/s +30.0 +20.0 +1.50")
        .containsPattern("photos/s +7.0 +- +-");
  }

  @Test
  void leavesPythonOutOfTheJsonWhereItTookNoPart() throws Exception {
    JsonNode json = new ObjectMapper().readTree(REPORT.toJson());
    assertThat(json.at("/rate/ratio").asDouble()).isEqualTo(1.5);
    assertThat(json.at("/python/pillow").asText()).isEqualTo("13");
    assertThat(json.path("alone").has("python")).isFalse();
    assertThat(json.at("/alone/crossmodal").asDouble()).isEqualTo(7);
  }
}
