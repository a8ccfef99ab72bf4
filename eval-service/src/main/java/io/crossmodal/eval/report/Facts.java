package io.crossmodal.eval.report;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What was run, as pairs of label and text. */
final class Facts {

  private Facts() {}

  static Map<String, String> of(EvaluationReport report, Words words) {
    Map<String, String> facts = new LinkedHashMap<>();
    SourceFacts source = report.source();
    facts.put(
        words.label(Label.SOURCE),
        "%s: %s × %s, %d-d"
            .formatted(
                source.name(),
                Numbers.count(source.images()),
                Numbers.count(source.texts()),
                source.nativeDimension()));
    facts.put(words.label(Label.DATA_HASH), source.dataHash());
    facts.put(words.label(Label.SEED), String.valueOf(report.config().seed()));
    facts.put(
        words.label(Label.RESAMPLES),
        "%s × BCa, %s %%"
            .formatted(
                Numbers.count(report.config().resamples()),
                Numbers.percent(report.config().confidence())));
    facts.put(
        words.label(Label.STARTED),
        report.provenance().started().truncatedTo(ChronoUnit.SECONDS).toString());
    facts.put(
        words.label(Label.DURATION),
        Numbers.fixed(report.provenance().duration().toMillis() / 1e3, 1) + " s");
    facts.put(words.label(Label.SOFTWARE), joined(report.provenance().software()));
    facts.put(words.label(Label.MACHINE), joined(report.provenance().machine()));
    return facts;
  }

  private static String joined(Map<String, String> facts) {
    return facts.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
