package io.crossmodal.encoder.model;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Says when a model's files are to be looked at again, to one caller each time. */
final class Looks {

  private final long everyNanos;
  private final LongSupplier clock;
  private final Map<String, AtomicLong> latest = new ConcurrentHashMap<>();

  /**
   * No looks yet.
   *
   * @param every time between two looks at one model
   * @param clock nanoseconds, as {@link System#nanoTime}
   */
  Looks(Duration every, LongSupplier clock) {
    this.everyNanos = every.toNanos();
    this.clock = clock;
  }

  /** True if the last look is long enough ago, which makes this one the last. */
  boolean due(String name) {
    long now = clock.getAsLong();
    AtomicLong known = latest.get(name);
    if (known == null) {
      return latest.putIfAbsent(name, new AtomicLong(now)) == null;
    }
    long before = known.get();
    return now - before >= everyNanos && known.compareAndSet(before, now);
  }
}
