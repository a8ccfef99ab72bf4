package io.crossmodal.eval.report;

import io.crossmodal.eval.measure.Warning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

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
    try (StagedFolder staged = StagedFolder.in(folder)) {
      List<Warning> warnings = new ArrayList<>(report.diagnosis().warnings());
      boolean plots = plots(report, staged, warnings);
      staged.write("experiment_results.json", ExperimentResults.json(report));
      staged.write("experiment_summary.json", ExperimentSummary.json(report));
      staged.write("detailed_results.csv", CsvTables.details(report));
      staged.write("summary_by_candidate.csv", CsvTables.byCandidate(report));
      staged.write("report.html", HtmlPage.html(report, warnings));
      staged.write("report.en.md", MarkdownPage.markdown(report, warnings, plots, Words.english()));
      staged.write("report.zh.md", MarkdownPage.markdown(report, warnings, plots, Words.chinese()));
      for (RankedRun run : report.runs()) {
        staged.write("runs/" + run.name() + ".trec", out -> TrecFiles.write(run, out));
      }
      for (QrelsTable qrels : report.qrels()) {
        String name = "runs/" + qrels.direction().key() + ".qrels";
        staged.write(name, out -> TrecFiles.write(qrels, out));
      }
      staged.write("manifest.json", Manifest.json(report, staged.hashes()));
      return staged.publish();
    }
  }

  /** A machine without fonts can't draw; the page has its own plots, so the report goes on. */
  private static boolean plots(EvaluationReport report, StagedFolder staged, List<Warning> warnings)
      throws IOException {
    SortedMap<String, byte[]> drawn;
    try {
      drawn = new Plots(report).files();
    } catch (RuntimeException | Error e) {
      // The JDK throws a bare Error where a machine has fontconfig but no font.
      if (e instanceof OutOfMemoryError outOfMemory) {
        throw outOfMemory;
      }
      warnings.add(
          new Warning.NoPlots(
              "%s (expected: fontconfig and a font, for example the package fonts-dejavu-core)"
                  .formatted(e.getMessage())));
      return false;
    }
    for (Map.Entry<String, byte[]> file : drawn.entrySet()) {
      staged.write(file.getKey(), file.getValue());
    }
    return true;
  }
}
