package io.crossmodal.eval.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossmodal.eval.SharedData;
import io.crossmodal.eval.dataset.Modality;
import io.crossmodal.eval.measure.Diagnoser;
import io.crossmodal.eval.measure.Figure;
import io.crossmodal.eval.measure.PoolFigures;
import io.crossmodal.eval.measure.PublishedFigure;
import io.crossmodal.eval.measure.PublishedFigures;
import io.crossmodal.eval.measure.Recommender;
import io.crossmodal.eval.measure.Resampled;
import io.crossmodal.eval.measure.ViewScore;
import io.crossmodal.eval.plan.AblationConfig;
import io.crossmodal.eval.plan.AblationYaml;
import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.Precision;
import io.crossmodal.eval.plan.RunSpec;
import io.crossmodal.eval.plan.ViewSpec;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The reference pipeline's published results as a report of ours. */
final class PublishedReport {

  private static final AblationConfig CONFIG =
      AblationYaml.parse("{schema_version: 1, directions: [t2v, v2t]}")
          .withAxes(
              List.of(256, 512, 1_024),
              List.of("fp16", "int8", "int4"),
              AblationConfig.REFERENCE_CANDIDATES);

  private PublishedReport() {}

  static EvaluationReport read() throws IOException {
    JsonNode file =
        new ObjectMapper()
            .readTree(SharedData.file("r0-published/experiment_results.json").toFile());
    List<ConfigurationResult> results = new ArrayList<>();
    List<Diagnoser.Measured> measured = new ArrayList<>();
    for (var entry : file.properties()) {
      ConfigurationResult result = result(entry.getKey(), entry.getValue());
      results.add(result);
      result
          .directions()
          .forEach(
              (d, r) -> measured.add(new Diagnoser.Measured(result.name(), d.key(), r.figures())));
    }
    var diagnosis = new Diagnoser(.95).diagnose(measured, List.of(), List.of());
    ViewScore view =
        new ViewScore(
            "dim_512_prec_fp16", 1_024, 1, List.of(new Resampled(.02, new double[] {.02})));
    return new EvaluationReport(
        new SourceFacts("published", Modality.VIDEO, 1_000, 1_000, 512, "unknown"),
        CONFIG,
        results,
        List.of(),
        List.of(),
        diagnosis,
        new Recommender(.99, 10, 500, .95).recommend(List.of(view), view, diagnosis.verdict(), .02),
        List.of(),
        List.of(),
        new Provenance("published", Instant.EPOCH, Duration.ZERO, Map.of(), Map.of()));
  }

  private static ConfigurationResult result(String name, JsonNode node) {
    JsonNode config = node.get("config");
    RunSpec spec =
        new RunSpec(
            new ViewSpec(
                config.get("embedding_dim").intValue(),
                Precision.valueOf(config.get("precision").textValue().toUpperCase(Locale.ROOT))),
            config.get("candidate_size").intValue(),
            CONFIG.directions(),
            CONFIG.ks(),
            42);
    Map<Direction, DirectionResult> directions = new EnumMap<>(Direction.class);
    for (Direction direction : CONFIG.directions()) {
      double seconds = node.get("timing").get(direction.referenceKey() + "_time").doubleValue();
      Duration total = Duration.ofNanos(Math.round(seconds * 1e9));
      Duration mean = total.dividedBy(1_000);
      directions.put(
          direction,
          new DirectionResult(
              figures(name, direction, spec.candidates(), node),
              new Timing(total, mean, mean, mean)));
    }
    long bytes = Math.round(node.get("memory_usage_mb").doubleValue() * (1 << 20));
    return new ConfigurationResult(spec, bytes / 1_000.0, bytes, directions);
  }

  private static PoolFigures figures(
      String name, Direction direction, int candidates, JsonNode node) {
    JsonNode values = node.get(direction.referenceKey());
    double recall = values.get("recall@10").doubleValue();
    var judged =
        PublishedFigures.judge(
                List.of(new PublishedFigure(name, direction.key(), 10, candidates, 1_000, recall)),
                .95)
            .figures()
            .getFirst();
    List<Figure> figures = new ArrayList<>();
    for (int k = 1; k <= 10; k++) {
      figures.add(figure(values, "recall@" + k, (double) k / candidates, judged));
    }
    for (int k = 1; k <= 10; k++) {
      figures.add(figure(values, "ndcg@" + k, .01, judged));
    }
    figures.add(figure(values, "mrr", .01, judged));
    figures.add(
        new Figure(
            "median_rank", candidates / 2.0, null, candidates / 2.0, null, candidates / 2.0));
    return new PoolFigures(
        candidates,
        1_000,
        1_000,
        1_000,
        figures,
        0,
        "recall@10",
        judged.verdict(),
        judged.pValue(),
        new Resampled(recall, new double[] {recall}),
        new Resampled(recall, new double[] {recall}),
        new double[1]);
  }

  private static Figure figure(
      JsonNode values, String key, double chance, PublishedFigures.Judged judged) {
    double value = values.get(key).doubleValue();
    return new Figure(
        key, value, key.equals("recall@10") ? judged.interval() : null, value, null, chance);
  }
}
