package io.crossmodal.encoder.batch;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One input of a job: it waits, is prepared, waits for the device, and is settled.
 *
 * <p>One thread has it at a time; the queues that hand it on publish its fields.
 */
final class Item<I, P> {

  private static final Logger LOG = LoggerFactory.getLogger(Item.class);

  private final Job job;
  private final int index;
  private final Lane<I, P> lane;
  private final long bytes;
  private final AtomicBoolean left = new AtomicBoolean();
  private @Nullable I input;
  private @Nullable Prepared<P> prepared;
  private Outcome.@Nullable Failed refusal;
  private long readyAt;

  Item(Job job, int index, LaneInput<I, P> input) {
    this.job = job;
    this.index = index;
    this.lane = input.lane();
    this.input = input.value();
    this.bytes = input.bytes();
  }

  Job job() {
    return job;
  }

  Priority priority() {
    return job.priority();
  }

  Lane<I, P> lane() {
    return lane;
  }

  long bytes() {
    return bytes;
  }

  Prepared<P> prepared() {
    return Objects.requireNonNull(prepared);
  }

  long readyAt() {
    return readyAt;
  }

  /** True the first time only: the item gives its place in the queue back. */
  boolean leave() {
    return left.compareAndSet(false, true);
  }

  /** Prepares the input; false if it is to be {@link #refuse}d, or nobody waits for it any more. */
  boolean prepare(LongSupplier clock) {
    long begin = clock.getAsLong();
    I value = Objects.requireNonNull(input);
    input = null;
    if (job.over(begin)) {
      return false;
    }
    try {
      prepared = lane.work().prepare(value);
    } catch (ServiceException e) {
      refusal = Outcome.Failed.of(e);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      LOG.error("{}: preparing an input of {} bytes failed", lane, bytes, e);
      refusal =
          new Outcome.Failed(
              ErrorReason.INTERNAL, "preparing failed: " + e.getClass().getSimpleName());
    }
    readyAt = clock.getAsLong();
    lane.prepareTime().took(readyAt - begin, 1);
    job.prepared(readyAt - begin);
    return refusal == null;
  }

  /** Settles the item with the failure of its preparation, if it had one. */
  void refuse() {
    if (refusal != null) {
      settle(refusal, readyAt);
    }
  }

  void settle(Outcome outcome, long now) {
    prepared = null;
    job.settle(index, outcome, now);
  }
}
