package io.crossmodal.encoder.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The prepared inputs of one kind for one model; only inputs of the same lane share a batch.
 *
 * <p>Make one a model and kind and keep it. Its state belongs to {@link BatchSchedule}.
 */
public final class Lane<I, P> {

  /** Batches that live work may be passed by for the sake of less padding. */
  private static final int LIVE_GROUP = 2;

  /** The same for bulk work, which has time. */
  private static final int BULK_GROUP = 8;

  private final String label;
  private final LaneKind kind;
  private final Work<I, P> work;
  private final WaitingItems<I, P> live = new WaitingItems<>(LIVE_GROUP);
  private final WaitingItems<I, P> bulk = new WaitingItems<>(BULK_GROUP);
  private final ServiceTime prepareTime = new ServiceTime();
  private final ServiceTime deviceTime = new ServiceTime();
  private int bulkInPreparation;

  /** Written where the schedule is guarded, read by whoever asks to be let in. */
  private final AtomicInteger onDevice = new AtomicInteger();

  /**
   * A lane with nothing in it.
   *
   * @param label what a log calls it, for example {@code scenes-small text}
   */
  public Lane(String label, LaneKind kind, Work<I, P> work) {
    this.label = label;
    this.kind = kind;
    this.work = work;
  }

  /** An input for this lane. */
  public LaneInput<I, P> input(I value, long bytes) {
    return new LaneInput<>(this, value, bytes);
  }

  LaneKind kind() {
    return kind;
  }

  Work<I, P> work() {
    return work;
  }

  /** How long one input has lately taken to prepare. */
  ServiceTime prepareTime() {
    return prepareTime;
  }

  /** How long one input has lately taken on the device. */
  ServiceTime deviceTime() {
    return deviceTime;
  }

  /** Inputs that were taken and are not done yet. */
  int onDevice() {
    return onDevice.get();
  }

  /** So many inputs that were taken are done. */
  void done(int inputs) {
    onDevice.addAndGet(-inputs);
  }

  int size() {
    return live.size() + bulk.size();
  }

  boolean hasLive() {
    return !live.isEmpty();
  }

  boolean awaitsBulk() {
    return bulkInPreparation > 0;
  }

  void coming(Item<I, P> item, int change) {
    if (item.priority() == Priority.BULK) {
      bulkInPreparation += change;
    }
  }

  void add(Item<I, P> item) {
    waiting(item.priority()).add(item);
  }

  void forget(Job job) {
    waiting(job.priority()).forget(job);
  }

  /** When the live item that waits longest became ready; there must be one. */
  long oldestLive() {
    return live.oldest();
  }

  /** When the item that waits longest became ready; the lane must not be empty. */
  long oldest() {
    if (live.isEmpty() || bulk.isEmpty()) {
      return (live.isEmpty() ? bulk : live).oldest();
    }
    long first = live.oldest();
    long second = bulk.oldest();
    return first - second < 0 ? first : second;
  }

  /**
   * Takes a batch: of each priority as many as it has turns, the oldest and those like it, and no
   * more than the budget of the kind.
   */
  Batch<I, P> take(BatchLimits limits, Turns turns) {
    int size = Math.min(limits.maxBatch(), size());
    int first = 0;
    for (int taken = 0; taken < size; taken++) {
      if (turns.next(first < live.size(), taken - first < bulk.size()) == Priority.LIVE) {
        first++;
      }
    }
    long budget = limits.budget(kind);
    List<Item<I, P>> items = new ArrayList<>(live.take(first, List.of(), budget));
    items.addAll(bulk.take(size - first, items, budget));
    onDevice.addAndGet(items.size());
    return new Batch<>(this, items);
  }

  private WaitingItems<I, P> waiting(Priority priority) {
    return priority == Priority.LIVE ? live : bulk;
  }

  @Override
  public String toString() {
    return label;
  }
}
