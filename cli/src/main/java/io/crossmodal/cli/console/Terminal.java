package io.crossmodal.cli.console;

import java.io.Console;

/** The terminal of this process, if it has one. */
public final class Terminal {

  private Terminal() {}

  /** True if a person sees what is printed. */
  public static boolean interactive() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** The text at most so many columns long, its end replaced by an ellipsis where it is longer. */
  public static String clip(String text, int columns) {
    return text.length() <= columns ? text : text.substring(0, Math.max(0, columns - 1)) + "…";
  }
}
