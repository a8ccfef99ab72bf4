package io.crossmodal.cli.console;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import io.crossmodal.cli.CommandFailure;

/** Messages as JSON on stdout, in the field names of the contract, zero values included. */
public final class JsonOutput {

  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer().preservingProtoFieldNames().alwaysPrintFieldsWithNoPresence();

  private JsonOutput() {}

  /** Prints one message and ends the line. */
  public static void print(MessageOrBuilder message) {
    try {
      System.out.println(PRINTER.print(message));
    } catch (InvalidProtocolBufferException e) {
      throw new CommandFailure("the answer can't be printed as JSON: " + e.getMessage(), e);
    }
  }
}
