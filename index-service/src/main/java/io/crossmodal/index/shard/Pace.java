package io.crossmodal.index.shard;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets others go first: long work in the background rests a little while searches run, and is given
 * up when somebody waits for its end.
 */
final class Pace {

  private static final long REST_MILLIS = 1;

  private final AtomicInteger searches = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean stopped;

  void searchBegins() {
    searches.incrementAndGet();
  }

  void searchEnds() {
    searches.decrementAndGet();
  }

  /** Runs what has to wait for long work, which is given up and has to begin again later. */
  void goingFirst(Runnable urgent) {
    waiting.incrementAndGet();
    try {
      urgent.run();
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** Work that asks for a {@link #step} is given up from now on. */
  void stop() {
    stopped = true;
  }

  boolean stopped() {
    return stopped;
  }

  /**
   * To be called every millisecond of work or so.
   *
   * @throws CancellationException when the work is to be given up
   */
  void step() {
    if (stopped || waiting.get() > 0) {
      throw new CancellationException(stopped ? "the shard is being closed" : "views are changed");
    }
    if (searches.get() > 0) {
      try {
        Thread.sleep(REST_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      }
    }
  }
}
