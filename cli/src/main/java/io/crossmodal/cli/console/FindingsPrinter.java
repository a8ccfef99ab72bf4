package io.crossmodal.cli.console;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.crossmodal.eval.measure.Interval;
import io.crossmodal.eval.pipeline.RunFindings;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Prints what runs are worth. */
public final class FindingsPrinter {

  private FindingsPrinter() {}

  /** As tables, with a line for everything that a reader could trip over. */
  public static void print(RunFindings findings, PrintStream out) {
    out.printf("%,d queries%n", findings.queries());
    notes(findings, out);
    TextTable table = new TextTable("run", "measure", "mean ", "interval ", "by order of ties ");
    for (RunFindings.Measured one : findings.measured()) {
      table.row(
          one.run(),
          one.measure(),
          figure(one.value()),
          interval(one.interval()),
          one.tied() ? figure(one.pessimistic()) + ".." + figure(one.optimistic()) : "");
    }
    out.println();
    out.print(table.render());
    if (!findings.differences().isEmpty()) {
      out.println();
      out.print(differences(findings));
      out.println("p: paired permutation test; Holm: for all rows together; detectable: the");
      out.println("smallest true difference that so many queries show in 4 of 5 cases.");
    }
  }

  private static void notes(RunFindings findings, PrintStream out) {
    if (findings.withoutRelevant() > 0) {
      out.printf(
          "%,d more have labels but no relevant item and are left out%n",
          findings.withoutRelevant());
    }
    for (RunFindings.Coverage one : findings.coverage()) {
      if (one.missing() > 0) {
        out.printf("%s: %,d queries are not ranked and count as 0%n", one.run(), one.missing());
      }
      if (one.unknown() > 0) {
        out.printf("%s: %,d queries have no labels and are left out%n", one.run(), one.unknown());
      }
    }
  }

  private static String differences(RunFindings findings) {
    TextTable table =
        new TextTable(
            "measure", "from", "to", "difference ", "interval ", "p ", "Holm ", "detectable ");
    for (RunFindings.Difference one : findings.differences()) {
      table.row(
          one.measure(),
          one.from(),
          one.to(),
          String.format(Locale.ROOT, "%+.4f", one.value()),
          interval(one.interval()),
          figure(one.pValue()),
          figure(one.adjusted()),
          figure(one.detectable()));
    }
    return table.render();
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String interval(Interval interval) {
    return figure(interval.low()) + ".." + figure(interval.high());
  }

  /** As one JSON object. */
  public static void printJson(RunFindings findings) {
    JsonOutput.print(
        Struct.newBuilder()
            .putFields("queries", number(findings.queries()))
            .putFields("queries_without_relevant", number(findings.withoutRelevant()))
            .putFields("runs", list(findings.coverage(), FindingsPrinter::coverage))
            .putFields("measures", list(findings.measured(), FindingsPrinter::measured))
            .putFields("differences", list(findings.differences(), FindingsPrinter::difference)));
  }

  private static Struct.Builder coverage(RunFindings.Coverage one) {
    return Struct.newBuilder()
        .putFields("run", text(one.run()))
        .putFields("queries_missing", number(one.missing()))
        .putFields("queries_unknown", number(one.unknown()));
  }

  private static Struct.Builder measured(RunFindings.Measured one) {
    return Struct.newBuilder()
        .putFields("run", text(one.run()))
        .putFields("measure", text(one.measure()))
        .putFields("mean", number(one.value()))
        .putFields("low", number(one.interval().low()))
        .putFields("high", number(one.interval().high()))
        .putFields("pessimistic", number(one.pessimistic()))
        .putFields("optimistic", number(one.optimistic()));
  }

  private static Struct.Builder difference(RunFindings.Difference one) {
    return Struct.newBuilder()
        .putFields("measure", text(one.measure()))
        .putFields("from", text(one.from()))
        .putFields("to", text(one.to()))
        .putFields("difference", number(one.value()))
        .putFields("low", number(one.interval().low()))
        .putFields("high", number(one.interval().high()))
        .putFields("detectable", number(one.detectable()))
        .putFields("p", number(one.pValue()))
        .putFields("p_holm", number(one.adjusted()));
  }

  private static <T> Value list(List<T> all, Function<T, Struct.Builder> one) {
    ListValue.Builder list = ListValue.newBuilder();
    all.forEach(each -> list.addValues(Value.newBuilder().setStructValue(one.apply(each)).build()));
    return Value.newBuilder().setListValue(list).build();
  }

  private static Value text(String text) {
    return Value.newBuilder().setStringValue(text).build();
  }

  private static Value number(double number) {
    return Value.newBuilder().setNumberValue(number).build();
  }
}
