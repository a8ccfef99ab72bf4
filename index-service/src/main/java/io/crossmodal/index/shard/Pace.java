package io.crossmodal.index.shard;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets searches go first: long work in the background rests a little while any is running. */
final class Pace {

  private static final long REST_MILLIS = 1;

  private final AtomicInteger searches = new AtomicInteger();
  private volatile boolean stopped;

  void searchBegins() {
    searches.incrementAndGet();
  }

  void searchEnds() {
    searches.decrementAndGet();
  }

  /** Work that asks for a {@link #step} is abandoned from now on. */
  void stop() {
    stopped = true;
  }

  /**
   * To be called every millisecond of work or so.
   *
   * @throws CancellationException when the work is no longer wanted
   */
  void step() {
    if (stopped) {
      throw new CancellationException("the shard is being closed");
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
