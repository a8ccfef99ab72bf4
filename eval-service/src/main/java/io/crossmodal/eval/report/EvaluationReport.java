package io.crossmodal.eval.report;

import io.crossmodal.eval.measure.Diagnosis;
import io.crossmodal.eval.measure.Recommendation;
import io.crossmodal.eval.plan.AblationConfig;
import io.crossmodal.eval.plan.Direction;
import java.util.List;

/**
 * Everything that an evaluation found, from which every file is written.
 *
 * @param source what was evaluated
 * @param config the plan, every axis filled in
 * @param configurations the grid, in the order of the plan, at least one
 * @param baselines the configurations that losses are against, one a pool; the grid may hold them
 * @param references configurations outside the grid that were measured to split its losses
 * @param diagnosis verdict, warnings and geometry
 * @param recommendation what to serve
 * @param runs best items by view and direction; may be empty
 * @param qrels relevant items by direction; may be empty
 * @param provenance when, with what and where
 */
public record EvaluationReport(
    SourceFacts source,
    AblationConfig config,
    List<ConfigurationResult> configurations,
    List<ConfigurationResult> baselines,
    List<ConfigurationResult> references,
    Diagnosis diagnosis,
    Recommendation recommendation,
    List<RankedRun> runs,
    List<QrelsTable> qrels,
    Provenance provenance) {

  public EvaluationReport {
    configurations = List.copyOf(configurations);
    baselines = List.copyOf(baselines);
    references = List.copyOf(references);
    runs = List.copyOf(runs);
    qrels = List.copyOf(qrels);
    if (configurations.isEmpty()) {
      throw new IllegalArgumentException("configurations: 0 (expected: at least 1)");
    }
  }

  /** The directions that were measured. */
  public List<Direction> directions() {
    return config.directions();
  }

  /** The cut-off that summaries speak of: 10 if it is one, else the largest. */
  public int headlineK() {
    return config.ks().contains(10) ? 10 : config.ks().getLast();
  }
}
