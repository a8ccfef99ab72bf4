package io.crossmodal.eval.report;

import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.ViewSpec;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * {@code lost_queries.csv}: each query that the full view answers among its top k, in the whole
 * gallery, and another view does not; and each that only the other view answers.
 */
final class LostQueries {

  private final EvaluationReport report;

  LostQueries(EvaluationReport report) {
    this.report = report;
  }

  void write(Writer out) throws IOException {
    int k = report.headlineK();
    CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
    CSVPrinter printer = new CSVPrinter(out, format);
    printer.printRecord(
        "view", "direction", "query", "change", "relevant", "first_of_full", "first");
    if (report.baselines().isEmpty()) {
      printer.flush();
      return;
    }
    ViewSpec full = report.baselines().getFirst().spec().view();
    for (RankedRun run : report.runs()) {
      Optional<RankedRun> reference = run(full, run.direction());
      Optional<QrelsTable> qrels =
          report.qrels().stream().filter(q -> q.direction() == run.direction()).findFirst();
      if (!run.view().equals(full) && reference.isPresent() && qrels.isPresent()) {
        write(run, reference.get(), qrels.get(), k, printer);
      }
    }
    printer.flush();
  }

  private static void write(
      RankedRun run, RankedRun full, QrelsTable qrels, int k, CSVPrinter printer)
      throws IOException {
    for (int query = 0; query < run.rows().length; query++) {
      Set<String> relevant = qrels.grades().get(query).keySet();
      boolean before = finds(full, query, k, relevant);
      boolean now = finds(run, query, k, relevant);
      if (before != now) {
        printer.printRecord(
            run.view().name(),
            run.direction().key(),
            run.queryIds().get(query),
            before ? "lost" : "won",
            String.join(" ", relevant),
            first(full, query),
            first(run, query));
      }
    }
  }

  private static boolean finds(RankedRun run, int query, int k, Set<String> relevant) {
    return Arrays.stream(run.rows()[query])
        .limit(k)
        .mapToObj(run.itemIds()::get)
        .anyMatch(relevant::contains);
  }

  private static String first(RankedRun run, int query) {
    List<String> items = run.itemIds();
    return run.rows()[query].length == 0 ? "" : items.get(run.rows()[query][0]);
  }

  private Optional<RankedRun> run(ViewSpec view, Direction direction) {
    return report.runs().stream()
        .filter(r -> r.view().equals(view) && r.direction() == direction)
        .findFirst();
  }
}
