package io.crossmodal.index.shard;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.time.Duration;

/**
 * The moment after which nobody waits for an answer any more.
 *
 * @param nanoTime on the clock of {@link System#nanoTime}
 */
public record Deadline(long nanoTime) {

  /** That long from now. */
  public static Deadline after(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
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
    return after(remaining().multipliedBy(9).dividedBy(10));
  }

  /** Fails with {@link ErrorReason#DEADLINE_PASSED} when no time is left. */
  public void check() {
    if (passed()) {
      throw new ServiceException(
          ErrorReason.DEADLINE_PASSED, "deadline: passed before the work was done");
    }
  }
}
