package io.crossmodal.eval.report;

import io.crossmodal.eval.measure.Offer;
import io.crossmodal.eval.measure.Warning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Writes every file of an evaluation into a folder.
 *
 * <p>All files are written beside their places first and moved at the end. So an earlier report
 * stays whole if the disk is full, and no reader ever sees half a file.
 */
public final class ReportWriter {

  private ReportWriter() {}

  /**
   * Writes the report.
   *
   * @param folder made if it is missing; files of an earlier report in it are replaced
   * @return the files written, sorted
   * @throws IOException naming the file, what went wrong and what to do; nothing was replaced then
   */
  public static List<Path> write(EvaluationReport report, Path folder) throws IOException {
    CompletableFuture<SortedMap<String, byte[]>> drawing =
        CompletableFuture.supplyAsync(() -> new Plots(report).files());
    CompletableFuture<byte[]> table = CompletableFuture.supplyAsync(() -> parquet(report));
    try (StagedFolder staged = StagedFolder.in(folder)) {
      TestTable tests = new TestTable(report);
      List<Offer> offers = OfferList.of(report);
      data(report, tests, offers, staged);
      List<Warning> warnings = new ArrayList<>(report.diagnosis().warnings());
      SortedMap<String, byte[]> plots = drawn(drawing, warnings);
      for (Map.Entry<String, byte[]> plot : plots.entrySet()) {
        staged.write(plot.getKey(), plot.getValue());
      }
      pages(report, warnings, tests, offers, !plots.isEmpty(), staged);
      staged.write(ParquetResults.NAME, made(table));
      staged.write("manifest.json", Manifest.json(report, staged.hashes()));
      return staged.publish();
    }
  }

  private static byte[] parquet(EvaluationReport report) {
    try {
      return ParquetResults.bytes(report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] made(CompletableFuture<byte[]> table) throws IOException {
    try {
      return table.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException failed) {
        throw failed.getCause();
      }
      throw e;
    }
  }

  private static void data(
      EvaluationReport report, TestTable tests, List<Offer> offers, StagedFolder staged)
      throws IOException {
    staged.write("experiment_results.json", ExperimentResults.json(report));
    staged.write("experiment_summary.json", ExperimentSummary.json(report, tests));
    staged.write(OfferFile.NAME, OfferFile.json(report, offers));
    staged.write("detailed_results.csv", CsvTables.details(report));
    staged.write("summary_by_candidate.csv", CsvTables.byCandidate(report));
    staged.write("results.tex", LatexTable.of(report));
    staged.write("lost_queries.csv", new LostQueries(report)::write);
    for (RankedRun run : report.runs()) {
      staged.write("runs/" + run.name() + ".trec", out -> TrecFiles.write(run, out));
    }
    for (QrelsTable qrels : report.qrels()) {
      String name = "runs/" + qrels.direction().key() + ".qrels";
      staged.write(name, out -> TrecFiles.write(qrels, out));
    }
  }

  private static void pages(
      EvaluationReport report,
      List<Warning> warnings,
      TestTable tests,
      List<Offer> offers,
      boolean plots,
      StagedFolder staged)
      throws IOException {
    staged.write("report.html", HtmlPage.html(report, warnings, tests, offers));
    staged.write(
        "report.en.md", MarkdownPage.markdown(report, warnings, tests, plots, Words.english()));
    staged.write(
        "report.zh.md", MarkdownPage.markdown(report, warnings, tests, plots, Words.chinese()));
  }

  /** The plots, or none and a warning: the page has its own, so the report goes on. */
  private static SortedMap<String, byte[]> drawn(
      CompletableFuture<SortedMap<String, byte[]>> drawing, List<Warning> warnings) {
    try {
      return drawing.join();
    } catch (CompletionException e) {
      // The JDK throws bare Errors where a machine has no font.
      if (e.getCause() instanceof OutOfMemoryError outOfMemory) {
        throw outOfMemory;
      }
      String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
      warnings.add(
          new Warning.NoPlots(
              "%s (expected: fontconfig and a font, for example the package fonts-dejavu-core)"
                  .formatted(reason)));
      return Collections.emptySortedMap();
    }
  }
}
