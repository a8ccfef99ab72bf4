package io.crossmodal.encoder.batch;

import io.crossmodal.encoder.batch.BatchListener.Refusal;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The door of one priority's queue: lets a job in while its items and bytes fit, and while what is
 * before it is served soon enough.
 */
final class Admission {

  private final int maxItems;
  private final long maxBytes;
  private final @Nullable Duration maxWait;
  private final Priority priority;
  private final BatchListener listener;
  private final Backlog backlog;
  private final ArrayDeque<Job> outside = new ArrayDeque<>();
  private int items;
  private long bytes;

  /**
   * @param priority bulk work has no limit of time: nobody waits for it
   */
  Admission(Priority priority, BatchLimits limits, BatchThreads threads, BatchListener listener) {
    this.priority = priority;
    this.listener = listener;
    this.maxItems = limits.queueItems();
    this.maxBytes = limits.queueBytes();
    this.maxWait = priority == Priority.LIVE ? limits.queueDelay() : null;
    this.backlog = new Backlog(threads);
  }

  /** Lets the job in or refuses it with OVERLOADED, which says when to come again. */
  synchronized void enter(Job job) {
    if (items == 0) {
      count(job);
      return;
    }
    Duration wait = backlog.timeToServe();
    if (!fits(job)) {
      throw refused(
          Refusal.QUEUE_FULL,
          wait.dividedBy(2),
          "encode queue: %d inputs and %d bytes wait (expected: room for %d more in %d inputs and"
              + " %d bytes)",
          items,
          bytes,
          job.items().size(),
          maxItems,
          maxBytes);
    }
    Duration most = mostWait(job);
    if (most != null && wait.compareTo(most) > 0) {
      throw refused(
          most.equals(maxWait) ? Refusal.QUEUE_SLOW : Refusal.DEADLINE,
          wait.minus(most.dividedBy(2)),
          "encode queue: %d inputs take %d ms (expected: at most %d ms)",
          items,
          wait.toMillis(),
          most.toMillis());
    }
    count(job);
  }

  /** Lets the job in and says true, or keeps it outside until there is room. */
  synchronized boolean enterOrWait(Job job) {
    if (outside.isEmpty() && soon(job)) {
      count(job);
      return true;
    }
    outside.add(job);
    return false;
  }

  /** One item left the queue; says which jobs were let in for it. */
  synchronized List<Job> leave(Item<?, ?> item) {
    items--;
    bytes -= item.bytes();
    backlog.remove(item);
    List<Job> entered = new ArrayList<>();
    for (Job first = outside.peek(); first != null && soon(first); first = outside.peek()) {
      count(outside.remove());
      entered.add(first);
    }
    return entered;
  }

  /** Sends a job away that waits outside; false if it does not. */
  synchronized boolean forget(Job job) {
    return outside.remove(job);
  }

  synchronized int items() {
    return items;
  }

  private boolean fits(Job job) {
    return items + job.items().size() <= maxItems && bytes + job.bytes() <= maxBytes;
  }

  // A job that is larger than the whole queue passes alone rather than never.
  private boolean soon(Job job) {
    return items == 0
        || (fits(job) && (maxWait == null || backlog.timeToServe().compareTo(maxWait) <= 0));
  }

  /** What this job can wait: who has a nearer deadline is told now and not when it has passed. */
  private @Nullable Duration mostWait(Job job) {
    Duration timeout = job.timeout();
    if (maxWait == null || timeout == null) {
      return maxWait == null ? timeout : maxWait;
    }
    return timeout.compareTo(maxWait) < 0 ? timeout : maxWait;
  }

  private ServiceException refused(
      Refusal refusal, Duration retryAfter, String format, Object... values) {
    listener.refused(priority, refusal);
    return new ServiceException(ErrorReason.OVERLOADED, format.formatted(values))
        .with("queued", items)
        .retryAfter(retryAfter);
  }

  private void count(Job job) {
    items += job.items().size();
    bytes += job.bytes();
    job.items().forEach(backlog::add);
  }
}
