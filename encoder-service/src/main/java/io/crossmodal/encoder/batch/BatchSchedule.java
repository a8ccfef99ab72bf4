package io.crossmodal.encoder.batch;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which prepared inputs go to the device next, and when.
 *
 * <p>A lane is due when it fills a batch, or has waited {@code maxDelay}, or nothing is on the
 * device. Only bulk work of which more is being prepared waits longer, up to {@code bulkDelay},
 * also for an idle device. Of the lanes that are due, those with live work go first and bulk keeps
 * its share; then the one whose item waits longest.
 *
 * <p>A pure state machine: times are given in nanoseconds, nothing blocks. Not safe for several
 * threads.
 */
final class BatchSchedule {

  private final BatchLimits limits;
  private final Turns laneTurns;
  private final Turns itemTurns;
  private final Set<Lane<?, ?>> waiting = new LinkedHashSet<>();
  private int inFlight;

  BatchSchedule(BatchLimits limits) {
    this.limits = limits;
    this.laneTurns = new Turns(limits.bulkShare());
    this.itemTurns = new Turns(limits.bulkShare());
  }

  /** An item is going to be prepared. */
  <I, P> void coming(Item<I, P> item) {
    item.lane().coming(item, 1);
  }

  /** An item that was coming is not; false preparations and dropped ones end here. */
  <I, P> void gone(Item<I, P> item) {
    item.lane().coming(item, -1);
  }

  /** An item that was coming is prepared. */
  <I, P> void ready(Item<I, P> item) {
    gone(item);
    item.lane().add(item);
    waiting.add(item.lane());
  }

  /** Drops the prepared items of a job. */
  void forget(Job job) {
    waiting.forEach(lane -> lane.forget(job));
    waiting.removeIf(lane -> lane.size() == 0);
  }

  /** The batch to run now, or null if none is due; tell {@link #finished} when it has run. */
  @Nullable Batch<?, ?> next(long now) {
    Lane<?, ?> lane = choose(now);
    if (lane == null) {
      return null;
    }
    Batch<?, ?> batch = lane.take(limits, itemTurns);
    if (lane.size() == 0) {
      waiting.remove(lane);
    }
    inFlight++;
    return batch;
  }

  void finished(Batch<?, ?> batch) {
    batch.lane().done(batch.items().size());
    inFlight--;
  }

  /** Nanoseconds until a lane is due by its age alone; {@link Long#MAX_VALUE} if nothing waits. */
  long nanosUntilDue(long now) {
    long least = Long.MAX_VALUE;
    for (Lane<?, ?> lane : waiting) {
      least = Math.min(least, nanosUntilDue(lane, now));
    }
    return Math.max(0, least);
  }

  private @Nullable Lane<?, ?> choose(long now) {
    Lane<?, ?> live = null;
    Lane<?, ?> bulk = null;
    for (Lane<?, ?> lane : waiting) {
      if (due(lane, now)) {
        if (lane.hasLive()) {
          live = older(live, lane);
        } else {
          bulk = older(bulk, lane);
        }
      }
    }
    if (live == null || bulk == null) {
      return live == null ? bulk : live;
    }
    return laneTurns.next(true, true) == Priority.LIVE ? live : bulk;
  }

  private boolean due(Lane<?, ?> lane, long now) {
    boolean moreComes = !lane.hasLive() && lane.awaitsBulk();
    return lane.size() >= limits.maxBatch()
        || (inFlight == 0 && !moreComes)
        || nanosUntilDue(lane, now) <= 0;
  }

  private long nanosUntilDue(Lane<?, ?> lane, long now) {
    Duration bulk = lane.awaitsBulk() ? limits.bulkDelay() : limits.maxDelay();
    long untilAny = bulk.toNanos() - (now - lane.oldest());
    return lane.hasLive()
        ? Math.min(untilAny, limits.maxDelay().toNanos() - (now - lane.oldestLive()))
        : untilAny;
  }

  private static Lane<?, ?> older(@Nullable Lane<?, ?> one, Lane<?, ?> other) {
    return one != null && one.oldest() - other.oldest() <= 0 ? one : other;
  }
}
