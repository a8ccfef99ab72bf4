package io.crossmodal.encoder.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Threads that prepare inputs in the order of their arrival, live ones first. */
final class PreparePool {

  private final Turns turns;
  private final Consumer<Item<?, ?>> step;
  private final ArrayDeque<Item<?, ?>> live = new ArrayDeque<>();
  private final ArrayDeque<Item<?, ?>> bulk = new ArrayDeque<>();
  private boolean closed;

  /**
   * Starts the threads.
   *
   * @param step prepares an item and hands it on; must not throw
   */
  PreparePool(String name, int threads, double bulkShare, Consumer<Item<?, ?>> step) {
    this.turns = new Turns(bulkShare);
    this.step = step;
    for (int i = 0; i < threads; i++) {
      Thread.ofPlatform().daemon().name(name + "-" + i).start(this::loop);
    }
  }

  synchronized void add(Item<?, ?> item) {
    queue(item.priority()).add(item);
    notify();
  }

  /** Drops the items of a job that nobody has begun to prepare, and says which. */
  synchronized List<Item<?, ?>> forget(Job job) {
    List<Item<?, ?>> dropped = new ArrayList<>();
    queue(job.priority()).removeIf(item -> item.job() == job && dropped.add(item));
    return dropped;
  }

  /** Ends the threads after what they are at. */
  synchronized void close() {
    closed = true;
    live.clear();
    bulk.clear();
    notifyAll();
  }

  private void loop() {
    try {
      for (Item<?, ?> item = take(); item != null; item = take()) {
        step.accept(item);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Item<?, ?> take() throws InterruptedException {
    while (!closed && live.isEmpty() && bulk.isEmpty()) {
      wait();
    }
    return closed ? null : queue(turns.next(!live.isEmpty(), !bulk.isEmpty())).poll();
  }

  private ArrayDeque<Item<?, ?>> queue(Priority priority) {
    return priority == Priority.LIVE ? live : bulk;
  }
}
