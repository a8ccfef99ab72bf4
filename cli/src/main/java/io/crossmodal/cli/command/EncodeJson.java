package io.crossmodal.cli.command;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.crossmodal.cli.flow.EncodeReport;
import io.crossmodal.cli.flow.Preprocessor;
import io.crossmodal.type.v1.ItemError;
import java.nio.file.Path;
import java.util.List;

/** What encoding or preprocessing came to, as a message that prints as JSON. */
final class EncodeJson {

  private EncodeJson() {}

  static Struct of(EncodeReport report, Path output) {
    float[][] vectors = report.vectors();
    return Struct.newBuilder()
        .putFields("model", string(report.model()))
        .putFields("model_version", string(report.version()))
        .putFields("items", number(vectors.length))
        .putFields("dimension", number(vectors.length == 0 ? 0 : vectors[0].length))
        .putFields("truncated", number(report.truncated()))
        .putFields("seconds", number(report.elapsed().toMillis() / 1e3))
        .putFields("output", string(output.toString()))
        .putFields("errors", errors(report.errors()))
        .build();
  }

  static Struct of(Preprocessor.Report report, Path output) {
    return Struct.newBuilder()
        .putFields("model", string(report.model()))
        .putFields("images", number(report.images()))
        .putFields("texts", number(report.texts()))
        .putFields("output", string(output.toString()))
        .putFields("errors", errors(report.errors()))
        .build();
  }

  private static Value errors(List<ItemError> errors) {
    ListValue.Builder list = ListValue.newBuilder();
    for (ItemError error : errors) {
      list.addValuesBuilder()
          .getStructValueBuilder()
          .putFields("item_id", string(error.getItemId()))
          .putFields("reason", string(error.getReason()))
          .putFields("message", string(error.getMessage()));
    }
    return Value.newBuilder().setListValue(list).build();
  }

  private static Value string(String value) {
    return Value.newBuilder().setStringValue(value).build();
  }

  private static Value number(double value) {
    return Value.newBuilder().setNumberValue(value).build();
  }
}
