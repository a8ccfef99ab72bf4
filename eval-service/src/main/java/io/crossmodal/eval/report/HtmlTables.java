package io.crossmodal.eval.report;

import static io.crossmodal.eval.report.Html.escape;

import io.crossmodal.eval.measure.SpaceGeometry;
import java.util.List;

/** The tables of the page. */
final class HtmlTables {

  private HtmlTables() {}

  static String figures(FigureTable table) {
    StringBuilder out = open(table.header());
    for (FigureTable.Row row : table.rows()) {
      out.append(row.chosen() ? "<tr class=\"chosen\">" : "<tr>");
      for (int i = 0; i < row.cells().size(); i++) {
        boolean bad = row.suspicious() && FigureTable.isMeasure(i);
        out.append(bad ? "<td class=\"bad\">" : "<td>").append(cell(row.cells().get(i)));
        out.append("</td>");
      }
      out.append("</tr>\n");
    }
    return close(out);
  }

  static String geometry(List<SpaceGeometry> spaces, Words words) {
    return plain(
        GeometryTable.header(words),
        spaces.stream().map(space -> GeometryTable.row(space, words)).toList());
  }

  static String plain(List<String> header, List<List<String>> rows) {
    StringBuilder out = open(header);
    for (List<String> row : rows) {
      out.append("<tr>");
      row.forEach(text -> out.append("<td>").append(cell(text)).append("</td>"));
      out.append("</tr>\n");
    }
    return close(out);
  }

  private static StringBuilder open(List<String> header) {
    StringBuilder out = new StringBuilder("<div class=\"scroll\"><table><thead><tr>");
    header.forEach(name -> out.append("<th scope=\"col\">").append(cell(name)).append("</th>"));
    return out.append("</tr></thead><tbody>\n");
  }

  private static String close(StringBuilder out) {
    return out.append("</tbody></table></div>").toString();
  }

  /** What stands in brackets goes below what it belongs to. */
  private static String cell(String text) {
    int bracket = text.indexOf(" (");
    return bracket < 0
        ? escape(text)
        : escape(text.substring(0, bracket))
            + "<small>"
            + escape(text.substring(bracket + 2, text.length() - 1))
            + "</small>";
  }
}
