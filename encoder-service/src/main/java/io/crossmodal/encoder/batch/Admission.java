package io.crossmodal.encoder.batch;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The door of one priority's queue: lets a job in while its items and bytes fit. */
final class Admission {

  private final int maxItems;
  private final long maxBytes;
  private final ArrayDeque<Job> outside = new ArrayDeque<>();
  private int items;
  private long bytes;

  Admission(BatchLimits limits) {
    this.maxItems = limits.queueItems();
    this.maxBytes = limits.queueBytes();
  }

  /** Lets the job in or refuses it with OVERLOADED. */
  synchronized void enter(Job job) {
    if (!fits(job)) {
      throw ServiceException.of(
              ErrorReason.OVERLOADED,
              "encode queue: %d inputs and %d bytes wait (expected: room for %d more in %d inputs and"
                  + " %d bytes)",
              items,
              bytes,
              job.items().size(),
              maxItems,
              maxBytes)
          .with("queued", items);
    }
    count(job);
  }

  /** Lets the job in and says true, or keeps it outside until there is room. */
  synchronized boolean enterOrWait(Job job) {
    if (outside.isEmpty() && fits(job)) {
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
    List<Job> entered = new ArrayList<>();
    for (Job first = outside.peek(); first != null && fits(first); first = outside.peek()) {
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

  // A job that is larger than the whole queue passes alone rather than never.
  private boolean fits(Job job) {
    return items == 0
        || (items + job.items().size() <= maxItems && bytes + job.bytes() <= maxBytes);
  }

  private void count(Job job) {
    items += job.items().size();
    bytes += job.bytes();
  }
}
