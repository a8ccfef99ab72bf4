package io.crossmodal.eval.report;

import java.io.IOException;
import java.io.Writer;

/**
 * TREC files that trec_eval, ir_measures and ranx read.
 *
 * <p>A run's line is {@code query Q0 item rank score tag}, a label's {@code query 0 item grade}.
 * Blanks in ids become underscores, because the format splits at them.
 */
final class TrecFiles {

  private TrecFiles() {}

  static void write(RankedRun run, Writer out) throws IOException {
    String tag = run.name();
    String[] items = run.itemIds().stream().map(TrecFiles::token).toArray(String[]::new);
    StringBuilder lines = new StringBuilder();
    for (int query = 0; query < run.rows().length; query++) {
      String id = token(run.queryIds().get(query));
      int[] rows = run.rows()[query];
      for (int i = 0; i < rows.length; i++) {
        lines.append(id).append(" Q0 ").append(items[rows[i]]).append(' ').append(i + 1);
        lines.append(' ').append(run.scores()[query][i]).append(' ').append(tag).append('\n');
      }
      out.append(lines);
      lines.setLength(0);
    }
  }

  static void write(QrelsTable qrels, Writer out) throws IOException {
    for (int query = 0; query < qrels.queryIds().size(); query++) {
      String id = token(qrels.queryIds().get(query));
      for (var item : qrels.grades().get(query).entrySet()) {
        out.append(id).append(" 0 ").append(token(item.getKey())).append(' ');
        out.append(item.getValue().toString()).append('\n');
      }
    }
  }

  private static String token(String id) {
    return id.isEmpty() ? "_" : id.replaceAll("\\s", "_");
  }
}
