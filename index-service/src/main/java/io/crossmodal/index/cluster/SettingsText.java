package io.crossmodal.index.cluster;

import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.TextFormat;

/** Settings as one line for messages. */
final class SettingsText {

  private SettingsText() {}

  static String of(MessageOrBuilder settings) {
    return TextFormat.printer().emittingSingleLine(true).printToString(settings).strip();
  }
}
