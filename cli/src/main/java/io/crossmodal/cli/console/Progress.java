package io.crossmodal.cli.console;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/**
 * How far long work is: a bar that is redrawn on a terminal, a line every few seconds elsewhere.
 *
 * <p>Written to stderr, so that stdout holds results alone. Safe for several threads.
 */
public final class Progress implements AutoCloseable {

  private static final int BAR = 30;
  private static final Duration LINE_EVERY = Duration.ofSeconds(5);
  private static final Duration DRAW_EVERY = Duration.ofMillis(100);

  private final PrintStream out;
  private final boolean terminal;
  private final String what;
  private final long total;
  private final Instant began = Instant.now();
  private Instant shown = Instant.EPOCH;
  private long done;
  private String note = "";

  private Progress(PrintStream out, boolean terminal, String what, long total) {
    this.out = out;
    this.terminal = terminal;
    this.what = what;
    this.total = total;
  }

  /** Begins work of so many steps; 0 if the number is not known. */
  public static Progress of(String what, long total) {
    return new Progress(System.err, Terminal.interactive(), what, total);
  }

  /** Notes further steps done. */
  public synchronized void add(long steps) {
    at(done + steps, note);
  }

  /** Notes how many steps are done in all, and what is being done. */
  public synchronized void at(long steps, String activity) {
    done = steps;
    note = activity;
    Duration pause = terminal ? DRAW_EVERY : LINE_EVERY;
    if (Duration.between(shown, Instant.now()).compareTo(pause) >= 0) {
      show();
    }
  }

  @Override
  public synchronized void close() {
    show();
    if (terminal) {
      out.println();
    }
  }

  private void show() {
    shown = Instant.now();
    String line = "%s %s%s".formatted(what, counts(), note.isEmpty() ? "" : "  " + note);
    if (terminal) {
      out.print("\r\033[K" + line);
      out.flush();
    } else {
      out.println(line);
    }
  }

  private String counts() {
    double seconds = Math.max(1e-3, Duration.between(began, Instant.now()).toMillis() / 1e3);
    if (total <= 0) {
      return "%,d (%.1f s)".formatted(done, seconds);
    }
    int filled = (int) (BAR * Math.min(done, total) / total);
    String bar = terminal ? "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " : "";
    return "%s%,d/%,d  %.1f s".formatted(bar, done, total, seconds);
  }
}
