package io.crossmodal.eval.report;

import io.crossmodal.eval.measure.Warning;
import java.util.List;
import java.util.stream.Collectors;

/** {@code report.en.md} and {@code report.zh.md}: the findings, figures and glossary as text. */
final class MarkdownPage {

  private final EvaluationReport report;
  private final List<Warning> warnings;
  private final TestTable tests;
  private final Words words;
  private final StringBuilder out = new StringBuilder();

  private MarkdownPage(
      EvaluationReport report, List<Warning> warnings, TestTable tests, Words words) {
    this.report = report;
    this.warnings = warnings;
    this.tests = tests;
    this.words = words;
  }

  /**
   * The page in one language.
   *
   * @param tests of the report
   * @param plots false if there are no PNG files to show
   */
  static String markdown(
      EvaluationReport report,
      List<Warning> warnings,
      TestTable tests,
      boolean plots,
      Words words) {
    return new MarkdownPage(report, warnings, tests, words).page(plots);
  }

  private String page(boolean plots) {
    line("# " + escape(words.label(Label.TITLE) + ": " + report.source().name()));
    heading(words.label(Label.VERDICT));
    line(escape(words.verdict(report)));
    heading(words.label(Label.RECOMMENDATION));
    line(escape(words.recommendation(report.recommendation())));
    heading(words.label(Label.WARNINGS));
    if (warnings.isEmpty()) {
      line(words.label(Label.withoutWarnings(report.diagnosis().verdict())));
    }
    warnings.forEach(warning -> line("- " + escape(words.warning(warning))));
    figures();
    if (plots) {
      plots();
    }
    losses();
    fidelity();
    tests();
    geometry();
    heading(words.label(Label.GLOSSARY));
    for (Term term : Term.values()) {
      line("- **%s**: %s".formatted(words.term(term), escape(words.explanation(term))));
    }
    heading(words.label(Label.PROVENANCE));
    Facts.of(report, words)
        .forEach((label, text) -> line("- %s: %s".formatted(label, escape(text))));
    return out.toString();
  }

  private void figures() {
    Highlights highlights = new Highlights(report);
    heading(words.label(Label.FIGURES).formatted(Numbers.count(highlights.largestPool())));
    table(FigureTable.of(report, highlights.atLargestPool(), words));
    heading(words.label(Label.ALL_FIGURES));
    table(FigureTable.of(report, report.configurations(), words));
  }

  private void table(FigureTable table) {
    row(table.header());
    row(table.header().stream().map(name -> "---").toList());
    table.rows().forEach(row -> row(row.cells()));
  }

  private void plots() {
    heading(words.label(Label.PLOTS));
    line("![R@%d](summary_recall10.png)".formatted(report.headlineK()));
    line("");
    line("![MRR](summary_mrr.png)");
    line("");
    line("![R@%d](experiment_analysis.png)".formatted(report.headlineK()));
  }

  private void losses() {
    LossTable losses = new LossTable(report);
    if (!losses.isEmpty()) {
      heading(words.label(Label.LOSSES));
      row(losses.header(words));
      row(losses.header(words).stream().map(name -> "---").toList());
      losses.rows().forEach(this::row);
      if (!losses.references().isEmpty()) {
        line("");
        line(words.label(Label.REFERENCES).formatted(String.join(", ", losses.references())));
      }
    }
  }

  private void fidelity() {
    FidelityTable fidelity = new FidelityTable(report);
    if (!fidelity.isEmpty()) {
      heading(words.label(Label.FIDELITY));
      row(fidelity.header(words));
      row(fidelity.header(words).stream().map(name -> "---").toList());
      fidelity.cells().forEach(this::row);
    }
  }

  private void tests() {
    if (!tests.isEmpty()) {
      heading(words.label(Label.TESTS));
      row(tests.header(words));
      row(tests.header(words).stream().map(name -> "---").toList());
      tests.rows(words).forEach(this::row);
      line("");
      line(words.label(Label.TESTS_NOTE).formatted(tests.detectable()));
    }
  }

  private void geometry() {
    if (report.diagnosis().spaces().isEmpty()) {
      return;
    }
    heading(words.label(Label.GEOMETRY));
    row(GeometryTable.header(words));
    row(GeometryTable.header(words).stream().map(name -> "---").toList());
    report.diagnosis().spaces().forEach(space -> row(GeometryTable.row(space, words)));
    report
        .diagnosis()
        .pairs()
        .ifPresent(
            pairs -> {
              line("");
              line(
                  "%s %s; %s %s"
                      .formatted(
                          words.label(Label.ALIGNMENT),
                          Numbers.score(pairs.alignment()),
                          words.label(Label.MODALITY_GAP),
                          Numbers.score(pairs.modalityGap())));
            });
  }

  private void heading(String text) {
    line("");
    line("## " + text);
    line("");
  }

  private void row(List<String> cells) {
    line(cells.stream().map(MarkdownPage::escape).collect(Collectors.joining(" | ", "| ", " |")));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  /** Names of files and galleries must not become markup. */
  private static String escape(String text) {
    return text.replaceAll("[\\r\\n]+", " ")
        .replace("\\", "\\\\")
        .replaceAll("([|<>*`\\[\\]])", "\\\\$1");
  }
}
