package io.crossmodal.cli.command;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.crossmodal.cli.config.DataDir;
import io.crossmodal.cli.console.JsonOutput;
import io.crossmodal.cli.console.TextTable;
import io.crossmodal.cli.doctor.Doctor;
import io.crossmodal.cli.doctor.Finding;
import io.crossmodal.cli.doctor.Finding.Grade;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What this machine offers; exit code 1 if something does not work. */
@Command(
    name = "doctor",
    description = "Says what this machine offers and what to do about each problem.")
public final class DoctorCommand implements Callable<Integer> {

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Folder to look at (default: $CROSSMODAL_DATA_DIR, else ~/.crossmodal).")
  private @Nullable Path dataDir;

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description = "Only asks the gateway at this address how it is.")
  private @Nullable URI gateway;

  @Option(names = "--json", description = "Prints the findings as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Finding> findings =
        gateway == null ? Doctor.machine(DataDir.or(dataDir)) : Doctor.gateway(gateway);
    if (json) {
      JsonOutput.print(toList(findings));
    } else {
      TextTable table = new TextTable("", "what", "finding");
      for (Finding finding : findings) {
        table.row(mark(finding.grade()), finding.subject(), finding.text());
      }
      System.out.print(table.render());
    }
    return findings.stream().anyMatch(finding -> finding.grade() == Grade.PROBLEM) ? 1 : 0;
  }

  private static String mark(Grade grade) {
    return switch (grade) {
      case OK -> "ok";
      case WARNING -> "note";
      case PROBLEM -> "FIX";
    };
  }

  private static ListValue toList(List<Finding> findings) {
    ListValue.Builder list = ListValue.newBuilder();
    for (Finding finding : findings) {
      list.addValues(
          Value.newBuilder()
              .setStructValue(
                  Struct.newBuilder()
                      .putFields("grade", string(finding.grade().name().toLowerCase(Locale.ROOT)))
                      .putFields("subject", string(finding.subject()))
                      .putFields("text", string(finding.text()))));
    }
    return list.build();
  }

  private static Value string(String value) {
    return Value.newBuilder().setStringValue(value).build();
  }
}
