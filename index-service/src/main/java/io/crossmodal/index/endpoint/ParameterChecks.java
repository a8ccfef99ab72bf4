package io.crossmodal.index.endpoint;

import io.crossmodal.index.filter.PayloadRow;
import io.crossmodal.index.v1.SearchParameters;

/** Checks what to search for; which views and fields there are only shards know. */
final class ParameterChecks {

  private static final int MAX_K = 10_000;
  private static final int MAX_OVERSAMPLING = 100;
  private static final int MAX_EFFORT = 1 << 16;
  private static final int MAX_GROUP = 100;
  private static final int MAX_TOKENS = 64;

  private ParameterChecks() {}

  static void check(Violations violations, SearchParameters parameters) {
    long k = Integer.toUnsignedLong(parameters.getK());
    long offset = Integer.toUnsignedLong(parameters.getOffset());
    SearchChecks.view(violations, "parameters.view", parameters.getView());
    violations.range("parameters.k", k, 1, MAX_K);
    violations.range("parameters.offset", offset, 0, MAX_K);
    ItemRequestChecks.modality(
        violations, "parameters.modality", parameters.getModality(), parameters.getModalityValue());
    if (parameters.hasFilter()) {
      FilterChecks.check(violations, "parameters.filter", parameters.getFilter());
    }
    double oversampling = parameters.getOversampling();
    if (oversampling != 0 && !(oversampling >= 1 && oversampling <= MAX_OVERSAMPLING)) {
      violations.add(
          "parameters.oversampling", oversampling, "0, or 1..%d".formatted(MAX_OVERSAMPLING));
    }
    if (!Float.isFinite(parameters.getScoreThreshold())) {
      violations.add(
          "parameters.score_threshold", parameters.getScoreThreshold(), "a finite number");
    }
    effort(violations, parameters);
    groups(violations, parameters, k + offset);
    violations.range(
        "parameters.read_tokens (how many)", parameters.getReadTokensCount(), 0, MAX_TOKENS);
  }

  private static void effort(Violations violations, SearchParameters parameters) {
    if (parameters.getEffort() != 0) {
      violations.range(
          "parameters.effort", Integer.toUnsignedLong(parameters.getEffort()), 8, MAX_EFFORT);
    }
    double recall = parameters.getTargetRecall();
    if (!(recall >= 0 && recall <= 1)) {
      violations.add("parameters.target_recall", recall, "above 0 and at most 1; 0 for the usual");
    }
  }

  private static void groups(Violations violations, SearchParameters parameters, long groups) {
    int name = parameters.getGroupBy().length();
    long size = Integer.toUnsignedLong(parameters.getGroupSize());
    violations.range("parameters.group_by (characters)", name, 0, PayloadRow.MAX_NAME);
    violations.range("parameters.group_size", size, 0, name == 0 ? 0 : MAX_GROUP);
    if (size > 1) {
      violations.range("parameters.group_size (hits in all)", groups * size, 0, MAX_K);
    }
  }
}
