package io.crossmodal.eval.pipeline;

import java.time.Duration;
import java.util.List;

/**
 * What an evaluation found, in words and figures.
 *
 * @param verdict the finding in a sentence or two
 * @param recommendation the cheapest configuration that is good enough, or why there is none
 * @param recommended its name; empty if there is none
 * @param warnings a sentence or two each
 * @param figures one a configuration and direction
 * @param duration of the whole evaluation
 * @param table for a terminal
 */
public record EvaluationSummary(
    String verdict,
    String recommendation,
    String recommended,
    List<String> warnings,
    List<ConfigurationSummary> figures,
    Duration duration,
    String table) {

  public EvaluationSummary {
    warnings = List.copyOf(warnings);
    figures = List.copyOf(figures);
  }
}
