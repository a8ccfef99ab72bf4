package io.crossmodal.index.view;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts who uses a resource, and frees it when its owner has closed it and the last user has gone.
 */
final class ReadLeases implements AutoCloseable {

  private final String name;
  private final Runnable free;
  private final AtomicInteger users = new AtomicInteger(1);
  private final AtomicBoolean closed = new AtomicBoolean();

  ReadLeases(String name, Runnable free) {
    this.name = name;
    this.free = free;
  }

  /**
   * Takes a lease, to be given back by {@link #release()}.
   *
   * @throws IllegalStateException when the owner has closed
   */
  void take() {
    if (!tryTake()) {
      throw new IllegalStateException("view '%s': closed (expected: open)".formatted(name));
    }
  }

  /** Takes a lease as {@link #take} does, or says that the owner has closed. */
  boolean tryTake() {
    int before = users.getAndUpdate(count -> count == 0 ? 0 : count + 1);
    if (before == 0) {
      return false;
    }
    if (closed.get()) {
      release();
      return false;
    }
    return true;
  }

  void release() {
    if (users.decrementAndGet() == 0) {
      free.run();
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release();
    }
  }
}
