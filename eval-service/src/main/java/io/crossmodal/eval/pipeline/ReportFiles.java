package io.crossmodal.eval.pipeline;

import java.nio.file.Path;
import java.util.List;

/**
 * The files of a report.
 *
 * @param folder that they are in
 * @param files below it, sorted
 */
public record ReportFiles(Path folder, List<Path> files) {

  public ReportFiles {
    files = List.copyOf(files);
  }
}
