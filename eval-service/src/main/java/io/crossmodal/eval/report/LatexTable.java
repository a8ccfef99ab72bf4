package io.crossmodal.eval.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code results.tex}: the figures at the largest pool, as a table for a paper (booktabs). */
final class LatexTable {

  private static final Map<Character, String> ESCAPED =
      Map.of(
          '_', "\\_",
          '%', "\\%",
          '&', "\\&",
          '#', "\\#",
          '$', "\\$",
          '→', "$\\rightarrow$",
          '×', "$\\times$",
          '–', "--",
          '…', "\\ldots{}",
          '\\', "\\textbackslash{}");

  private LatexTable() {}

  static String of(EvaluationReport report) {
    Highlights highlights = new Highlights(report);
    FigureTable table = FigureTable.of(report, highlights.atLargestPool(), Words.english());
    StringBuilder out = new StringBuilder("% needs \\usepackage{booktabs}\n");
    out.append("\\begin{tabular}{ll").append("r".repeat(table.header().size() - 2)).append("}\n");
    out.append("\\toprule\n").append(row(table.header())).append("\\midrule\n");
    table.rows().forEach(row -> out.append(row(row.cells())));
    return out.append("\\bottomrule\n\\end{tabular}\n").toString();
  }

  private static String row(List<String> cells) {
    return cells.stream().map(LatexTable::escape).collect(Collectors.joining(" & ", "", " \\\\\n"));
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      String escaped = ESCAPED.get(c);
      out.append(escaped == null ? String.valueOf(c) : escaped);
    }
    return out.toString();
  }
}
