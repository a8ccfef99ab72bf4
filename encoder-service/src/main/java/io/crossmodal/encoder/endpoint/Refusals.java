package io.crossmodal.encoder.endpoint;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * When a refused call is told so: at once while refusals are few, and else when the caller may come
 * again anyway.
 *
 * <p>A caller that ignores {@code RetryInfo} is refused as fast as it can call; 512 of them took a
 * third of two cores away from the model. What is held is an error and no input.
 */
public final class Refusals {

  /** Longest that a refusal is held. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  /** Refusals that are held at a time; more callers than that are told at once. */
  private static final int MAX_HELD = 10_000;

  private final double nanosEach;
  private final double most;
  private final LongSupplier clock;
  private double free;
  private long freeAt;
  private int held;

  /**
   * Refusals of which a second's may be sent together.
   *
   * @param perSecond refusals of a second that are sent at once, 1 or more
   * @param clock nanoseconds, as {@link System#nanoTime}
   */
  public Refusals(int perSecond, LongSupplier clock) {
    this.nanosEach = (double) TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.most = perSecond;
    this.clock = clock;
    this.free = most;
    this.freeAt = clock.getAsLong();
  }

  /** The answer to a call that failed: now, unless it was refused and refusals are many. */
  PendingAnswer answer(ServiceException failure) {
    Duration wait = failure.retryAfter().orElse(Duration.ZERO);
    if (failure.reason() != ErrorReason.OVERLOADED || !wait.isPositive() || !hold()) {
      return PendingAnswer.failed(failure);
    }
    Duration until = wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    Executor later = CompletableFuture.delayedExecutor(until.toNanos(), TimeUnit.NANOSECONDS);
    return PendingAnswer.failed(failure, later, this::released);
  }

  /** True if this refusal is one too many to be sent at once. */
  private synchronized boolean hold() {
    long now = clock.getAsLong();
    free = Math.min(most, free + (now - freeAt) / nanosEach);
    freeAt = now;
    if (free >= 1) {
      free--;
      return false;
    }
    if (held == MAX_HELD) {
      return false;
    }
    held++;
    return true;
  }

  private synchronized void released() {
    held--;
  }
}
