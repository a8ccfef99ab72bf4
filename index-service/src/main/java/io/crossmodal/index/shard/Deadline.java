package io.crossmodal.index.shard;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The moment after which nobody waits for an answer any more.
 *
 * @param nanoTime on the clock of {@link System#nanoTime}
 * @param cancelled says whether the caller went away before
 */
public record Deadline(long nanoTime, BooleanSupplier cancelled) {

  /** That long from now, whatever the caller does. */
  public static Deadline after(Duration time) {
    return after(time, () -> false);
  }

  /** That long from now, or until the caller goes away. */
  public static Deadline after(Duration time, BooleanSupplier cancelled) {
    return new Deadline(System.nanoTime() + time.toNanos(), cancelled);
  }

  /** This one, or that long from now if that is sooner. */
  public Deadline atMost(Duration time) {
    return remaining().compareTo(time) < 0 ? this : after(time, cancelled);
  }

  /** Time left; negative when it has passed. */
  public Duration remaining() {
    return Duration.ofNanos(nanoTime - System.nanoTime());
  }

  /** True if no time is left. */
  public boolean passed() {
    return nanoTime - System.nanoTime() <= 0;
  }

  /** A moment before this one, so that there is time to use an answer that comes just then. */
  public Deadline withReserve() {
    long now = System.nanoTime();
    return new Deadline(now + (nanoTime - now) / 10 * 9, cancelled);
  }

  /** Fails with {@link ErrorReason#DEADLINE_PASSED} or {@link ErrorReason#CANCELLED}. */
  public void check() {
    if (cancelled.getAsBoolean()) {
      throw new ServiceException(ErrorReason.CANCELLED, "cancelled by the caller");
    }
    if (passed()) {
      throw new ServiceException(
          ErrorReason.DEADLINE_PASSED, "deadline: passed before the work was done");
    }
  }
}
