package io.crossmodal.cli.console;

import io.crossmodal.eval.v1.EvaluationSummary;
import java.io.PrintStream;

/** Prints what an evaluation found: the table, the verdict, the warnings, the recommendation. */
public final class EvaluationPrinter {

  private EvaluationPrinter() {}

  /** Prints the whole summary. */
  public static void print(EvaluationSummary summary, PrintStream out) {
    out.println(summary.getTable());
    out.println(summary.getVerdict());
    summary.getWarningsList().forEach(warning -> out.println("Warning: " + warning));
    out.println(summary.getRecommendation());
  }
}
