package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.report.EvaluationReport;
import io.crossmodal.eval.report.ReportWriter;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.nio.file.Path;

/** Writes reports, and tells callers why one could not be written. */
final class ReportFolder {

  private ReportFolder() {}

  static void write(EvaluationReport report, Path folder) {
    try {
      var unused = ReportWriter.write(report, folder);
    } catch (IOException e) {
      throw new ServiceException(ErrorReason.STORAGE_FULL, String.valueOf(e.getMessage()), e);
    }
  }
}
