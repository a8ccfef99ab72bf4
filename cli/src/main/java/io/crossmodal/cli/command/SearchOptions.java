package io.crossmodal.cli.command;

import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.rpc.FilterText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options that say which items are found and how. */
final class SearchOptions {

  @Option(
      names = "--filter",
      paramLabel = "F",
      description =
          "Only items whose payload matches, for example: year >= 2020 and tag in (\"a\", \"b\")."
              + " See docs/filters.md.")
  private @Nullable String filter;

  @Option(names = "--exact", description = "Ranks by stored vectors in fp32.")
  private boolean exact;

  @Option(
      names = "--recall",
      paramLabel = "R",
      defaultValue = "0",
      description = "In a view with a graph: share of the ten nearest to find (default: 0.99).")
  private double recall;

  @Option(
      names = "--oversampling",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Reranks N times as many hits by their stored vectors, up to 100; 1 for none (default: 10"
              + " in 1-bit views, 5 in 2-bit ones, else 1).")
  private double oversampling;

  @Option(
      names = "--min-score",
      paramLabel = "S",
      description = "Only hits of this score or higher.")
  private @Nullable Float minScore;

  @Option(
      names = "--group-by",
      paramLabel = "FIELD",
      defaultValue = "",
      description = "One hit for each value of a payload field; -k then counts values.")
  private String groupBy = "";

  /** The parameters with these options. */
  SearchParameters apply(CommandSpec spec, SearchParameters.Builder parameters) {
    parameters
        .setExact(exact)
        .setTargetRecall(recall)
        .setOversampling(oversampling)
        .setGroupBy(groupBy);
    if (minScore != null) {
      parameters.setScoreThreshold(minScore);
    }
    if (filter != null) {
      try {
        parameters.setFilter(FilterText.parse(filter));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "--filter: " + e.getMessage(), e);
      }
    }
    return parameters.build();
  }
}
