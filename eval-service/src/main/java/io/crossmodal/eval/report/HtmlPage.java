package io.crossmodal.eval.report;

import static io.crossmodal.eval.report.Html.escape;

import io.crossmodal.eval.measure.Offer;
import io.crossmodal.eval.measure.Verdict;
import io.crossmodal.eval.measure.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code report.html}: one self-contained page that needs no script and no network. */
final class HtmlPage {

  private final EvaluationReport report;
  private final List<Warning> warnings;
  private final TestTable tests;
  private final List<Offer> offers;
  private final Words words = Words.english();
  private final StringBuilder out = new StringBuilder();

  private HtmlPage(
      EvaluationReport report, List<Warning> warnings, TestTable tests, List<Offer> offers) {
    this.report = report;
    this.offers = offers;
    this.warnings = warnings;
    this.tests = tests;
  }

  static String html(
      EvaluationReport report, List<Warning> warnings, TestTable tests, List<Offer> offers) {
    return new HtmlPage(report, warnings, tests, offers).page();
  }

  private String page() {
    head();
    findings();
    plots();
    figures();
    losses();
    fidelity();
    tests();
    geometry();
    glossary();
    provenance();
    return out.append("</body>\n</html>\n").toString();
  }

  private void head() {
    String title = words.label(Label.TITLE) + ": " + report.source().name();
    line("<!doctype html>");
    line("<html lang=\"en\">");
    line("<head><meta charset=\"utf-8\">");
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    line("<title>" + escape(title) + "</title>");
    line("<style>" + css() + "</style></head>");
    line("<body>");
    line("<h1>" + escape(title) + "</h1>");
    line(
        "<p class=\"soft\">%s %s, %s texts, %s configurations.</p>"
            .formatted(
                Numbers.count(report.source().images()),
                report.source().items(),
                Numbers.count(report.source().texts()),
                Numbers.count(report.configurations().size())));
  }

  private void findings() {
    finding(tone(report.diagnosis().verdict()), Label.VERDICT, words.verdict(report));
    finding("", Label.RECOMMENDATION, words.recommendation(report.recommendation()));
    heading(Label.WARNINGS);
    if (warnings.isEmpty()) {
      line(
          "<p>"
              + escape(words.label(Label.withoutWarnings(report.diagnosis().verdict())))
              + "</p>");
      return;
    }
    line("<ul class=\"warnings\">");
    warnings.forEach(w -> line("<li>" + escape(words.warning(w)) + "</li>"));
    line("</ul>");
  }

  private void finding(String tone, Label label, String text) {
    line(
        "<section class=\"finding %s\"><h2>%s</h2><p>%s</p></section>"
            .formatted(tone, escape(words.label(label)), escape(text)));
  }

  private static String tone(Verdict verdict) {
    return switch (verdict) {
      case ABOVE_CHANCE -> "above";
      case AT_CHANCE -> "at";
      case BELOW_CHANCE -> "below";
    };
  }

  private void plots() {
    Panels panels = new Panels(report, words);
    String recall = "recall@" + report.headlineK();
    List<Panel> all = new ArrayList<>();
    if (report.config().candidates().size() > 1) {
      report.directions().forEach(direction -> all.add(panels.byPool(direction, recall)));
      report.directions().forEach(direction -> all.add(panels.byPool(direction, "mrr")));
    }
    report.directions().forEach(direction -> all.add(panels.byBytes(direction)));
    report.directions().forEach(direction -> all.add(panels.byTime(direction)));
    ServingPanels serving = new ServingPanels(report, offers, words);
    serving.front().ifPresent(all::add);
    report.directions().forEach(direction -> serving.speed(direction).ifPresent(all::add));
    heading(Label.PLOTS);
    line(new Legend(all.getFirst(), report.config().dimensions(), words).html());
    line("<div class=\"plots\">");
    all.forEach(panel -> line("<figure>" + SvgPanel.svg(panel) + "</figure>"));
    HeatMap.svg(report, offers, words).ifPresent(svg -> line("<figure>" + svg + "</figure>"));
    line("</div>");
    line(
        "<p class=\"soft\">Bars are %s %% intervals; lines are set apart a little so that they can be seen.</p>"
            .formatted(Numbers.percent(report.config().confidence())));
  }

  private void figures() {
    Highlights highlights = new Highlights(report);
    String pool = Numbers.count(highlights.largestPool());
    line("<h2>" + escape(words.label(Label.FIGURES).formatted(pool)) + "</h2>");
    line(HtmlTables.figures(FigureTable.of(report, highlights.atLargestPool(), words)));
    line("<details><summary>" + escape(words.label(Label.ALL_FIGURES)) + "</summary>");
    line(HtmlTables.figures(FigureTable.of(report, report.configurations(), words)));
    line("</details>");
  }

  private void losses() {
    LossTable losses = new LossTable(report);
    if (!losses.isEmpty()) {
      heading(Label.LOSSES);
      line("<figure>" + Waterfall.svg(losses, words) + "</figure>");
      line(HtmlTables.plain(losses.header(words), losses.rows()));
      if (!losses.references().isEmpty()) {
        String names = String.join(", ", losses.references());
        line(
            "<p class=\"soft\">" + escape(words.label(Label.REFERENCES).formatted(names)) + "</p>");
      }
    }
  }

  private void fidelity() {
    FidelityTable fidelity = new FidelityTable(report);
    if (!fidelity.isEmpty()) {
      heading(Label.FIDELITY);
      line(HtmlTables.plain(fidelity.header(words), fidelity.cells()));
    }
  }

  private void tests() {
    if (!tests.isEmpty()) {
      heading(Label.TESTS);
      line(HtmlTables.plain(tests.header(words), tests.rows(words)));
      String note = words.label(Label.TESTS_NOTE).formatted(tests.detectable());
      line("<p class=\"soft\">" + escape(note) + "</p>");
    }
  }

  private void geometry() {
    if (report.diagnosis().spaces().isEmpty()) {
      return;
    }
    heading(Label.GEOMETRY);
    line(HtmlTables.geometry(report.diagnosis().spaces(), words));
    report
        .diagnosis()
        .pairs()
        .ifPresent(
            pairs ->
                line(
                    "<p>%s %s, %s %s.</p>"
                        .formatted(
                            escape(words.label(Label.ALIGNMENT)),
                            Numbers.score(pairs.alignment()),
                            escape(words.label(Label.MODALITY_GAP)).toLowerCase(Locale.ROOT),
                            Numbers.score(pairs.modalityGap()))));
  }

  private void glossary() {
    heading(Label.GLOSSARY);
    line("<dl>");
    for (Term term : Term.values()) {
      line(
          "<dt>%s</dt><dd>%s</dd>"
              .formatted(escape(words.term(term)), escape(words.explanation(term))));
    }
    line("</dl>");
  }

  private void provenance() {
    heading(Label.PROVENANCE);
    line("<dl>");
    Facts.of(report, words)
        .forEach(
            (label, text) -> line("<dt>%s</dt><dd>%s</dd>".formatted(escape(label), escape(text))));
    line("</dl>");
  }

  private void heading(Label label) {
    line("<h2>" + escape(words.label(label)) + "</h2>");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String css() {
    try (InputStream css = HtmlPage.class.getResourceAsStream("report.css")) {
      if (css == null) {
        throw new IllegalStateException("report.css: not on the class path");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("report.css: not readable", e);
    }
  }
}
