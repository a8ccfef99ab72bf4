package io.crossmodal.eval.report;

import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** {@code detailed_results.csv} and {@code summary_by_candidate.csv}. */
final class CsvTables {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

  private CsvTables() {}

  static String details(EvaluationReport report) {
    StringBuilder text = new StringBuilder();
    List<DetailRow> rows = rows(report);
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      printer.printRecord(rows.getFirst().columns());
      for (DetailRow row : rows) {
        printer.printRecord(row.values());
      }
    } catch (IOException e) {
      throw new IllegalStateException("text in memory", e);
    }
    return text.toString();
  }

  /**
   * Means over the views; those with missing shards are rehearsals of a loss and have rows of their
   * own, after all others.
   */
  static String byCandidate(EvaluationReport report) {
    int k = report.headlineK();
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      printer.printRecord(
          "candidate_size", "avg_recall@" + k, "avg_mrr", "chance_recall@" + k, "missing_shards");
      for (int missing : missingShards(report)) {
        for (int candidates : report.config().candidates()) {
          List<DetailRow> rows =
              rows(report).stream()
                  .filter(row -> row.result().spec().candidates() == candidates)
                  .filter(row -> missing(row.result()) == missing)
                  .toList();
          printer.printRecord(
              candidates,
              mean(rows, DetailRow::averageRecall),
              mean(rows, DetailRow::averageMrr),
              mean(
                  rows,
                  row ->
                      ExperimentResults.average(
                          row.result(), f -> f.figure("recall@" + k).chance())),
              missing);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("text in memory", e);
    }
    return text.toString();
  }

  private static SortedSet<Integer> missingShards(EvaluationReport report) {
    return report.configurations().stream()
        .map(CsvTables::missing)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static int missing(ConfigurationResult result) {
    return result.spec().view().search().missingShards();
  }

  static List<DetailRow> rows(EvaluationReport report) {
    return report.configurations().stream().map(result -> new DetailRow(report, result)).toList();
  }

  static double mean(List<DetailRow> rows, ToDoubleFunction<DetailRow> value) {
    return rows.stream().collect(Collectors.averagingDouble(value));
  }
}
