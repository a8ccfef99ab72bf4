package io.crossmodal.bench.command;

/** Lines on stderr about what is being done, so that stdout holds results alone. */
final class Progress {

  private Progress() {}

  static void say(String activity) {
    System.err.println("bench: " + activity);
  }
}
