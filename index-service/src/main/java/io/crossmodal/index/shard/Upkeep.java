package io.crossmodal.index.shard;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has files that are missing built, and generations made, in the background. */
final class Upkeep {

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

  private final LiveTable live;
  private final Sealing sealing;
  private final Pace pace;
  private final Executor background;
  private final boolean writable;
  private final AtomicBoolean queued = new AtomicBoolean();
  private volatile long notBefore = System.nanoTime();

  Upkeep(LiveTable live, Sealing sealing, Pace pace, Executor background, boolean writable) {
    this.live = live;
    this.sealing = sealing;
    this.pace = pace;
    this.background = background;
    this.writable = writable;
  }

  /** Starts what is needed, unless that is under way or has just failed. */
  void look() {
    if (writable
        && needed()
        && System.nanoTime() - notBefore >= 0
        && queued.compareAndSet(false, true)) {
      background.execute(this::run);
    }
  }

  /** True while files are made, or are about to be. */
  boolean underWay() {
    return queued.get();
  }

  private boolean needed() {
    return !pace.stopped() && (sealing.due() || !live.complete());
  }

  private void run() {
    try {
      live.maintaining(sealing::next);
      live.repair();
    } catch (CancellationException e) {
      LOG.debug("upkeep is given up: {}", e.getMessage());
    } catch (RuntimeException e) {
      notBefore = System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos();
      LOG.error("files can't be made, what was there stays: {}", e.toString());
    } finally {
      queued.set(false);
    }
    // What became necessary while this ran was not queued.
    look();
  }
}
