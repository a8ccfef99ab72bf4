package io.crossmodal.cli.command;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.crossmodal.cli.console.JsonOutput;
import io.crossmodal.cli.flow.ImportReport;
import io.crossmodal.type.v1.ItemError;
import java.util.List;

/** Prints what an import came to. */
final class ImportSummary {

  private static final int SHOWN = 10;

  private ImportSummary() {}

  static void print(ImportReport report, boolean json) {
    if (json) {
      JsonOutput.print(toStruct(report));
      return;
    }
    double seconds = Math.max(report.elapsed().toMillis() / 1e3, 1e-3);
    System.out.printf(
        "gallery %s: %s written, %,d unchanged, in %.1f s (%.0f items/s)%n",
        report.gallery(),
        report.images() == 0
            ? "%,d texts".formatted(report.texts())
            : "%,d pictures and %,d captions".formatted(report.images(), report.texts()),
        report.unchanged(),
        seconds,
        (report.images() + report.texts()) / seconds);
    List<ItemError> errors = report.errors();
    if (!errors.isEmpty()) {
      System.out.printf("%,d items were left out:%n", errors.size());
      errors.stream()
          .limit(SHOWN)
          .forEach(e -> System.out.printf("  %s: %s%n", e.getItemId(), e.getMessage()));
      if (errors.size() > SHOWN) {
        System.out.printf("  ... and %,d more (--json lists all)%n", errors.size() - SHOWN);
      }
    }
  }

  private static Struct toStruct(ImportReport report) {
    ListValue.Builder errors = ListValue.newBuilder();
    for (ItemError e : report.errors()) {
      errors
          .addValuesBuilder()
          .getStructValueBuilder()
          .putFields("item_id", string(e.getItemId()))
          .putFields("reason", string(e.getReason()))
          .putFields("message", string(e.getMessage()));
    }
    return Struct.newBuilder()
        .putFields("gallery", string(report.gallery()))
        .putFields("images", number(report.images()))
        .putFields("texts", number(report.texts()))
        .putFields("unchanged", number(report.unchanged()))
        .putFields("seconds", number(report.elapsed().toMillis() / 1e3))
        .putFields("errors", Value.newBuilder().setListValue(errors).build())
        .build();
  }

  private static Value string(String value) {
    return Value.newBuilder().setStringValue(value).build();
  }

  private static Value number(double value) {
    return Value.newBuilder().setNumberValue(value).build();
  }
}
