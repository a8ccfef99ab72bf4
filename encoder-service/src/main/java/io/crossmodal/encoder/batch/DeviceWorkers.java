package io.crossmodal.encoder.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Threads that run on the device what {@link BatchSchedule} says, one batch a thread at a time. */
final class DeviceWorkers {

  private final BatchSchedule schedule;
  private final LongSupplier clock;
  private final Consumer<Batch<?, ?>> taken;
  private final BatchListener listener;
  private final List<Thread> threads = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean closed;

  /**
   * Starts the threads.
   *
   * @param begin done first by each thread
   * @param taken told of each batch as it leaves the queue for the device
   * @param listener told of each batch that ran
   */
  DeviceWorkers(
      int workers,
      Runnable begin,
      BatchSchedule schedule,
      LongSupplier clock,
      Consumer<Batch<?, ?>> taken,
      BatchListener listener) {
    this.schedule = schedule;
    this.clock = clock;
    this.taken = taken;
    this.listener = listener;
    for (int i = 0; i < workers; i++) {
      threads.add(Thread.ofPlatform().daemon().name("encode-device-" + i).start(() -> loop(begin)));
    }
  }

  void coming(Job job) {
    change(() -> job.items().forEach(schedule::coming));
  }

  void ready(Item<?, ?> item) {
    change(() -> schedule.ready(item));
  }

  void gone(List<Item<?, ?>> items) {
    change(() -> items.forEach(schedule::gone));
  }

  void forget(Job job) {
    change(() -> schedule.forget(job));
  }

  /** Takes no more batches and waits for those on the device, at most so long. */
  void close(long graceMillis) {
    change(() -> closed = true);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(graceMillis);
    try {
      for (Thread thread : threads) {
        thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop(Runnable begin) {
    try {
      begin.run();
      for (Batch<?, ?> batch = take(); batch != null; batch = take()) {
        run(batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Batch<?, ?> batch) {
    try {
      taken.accept(batch);
      batch.run(clock, listener);
    } catch (RuntimeException | Error e) {
      batch.lose(e);
    } finally {
      change(() -> schedule.finished(batch));
    }
  }

  private @Nullable Batch<?, ?> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed) {
        long now = clock.getAsLong();
        Batch<?, ?> batch = schedule.next(now);
        if (batch != null) {
          return batch;
        }
        awaitChange(schedule.nanosUntilDue(now));
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private void awaitChange(long nanos) throws InterruptedException {
    if (nanos == Long.MAX_VALUE) {
      changed.await();
    } else {
      changed.awaitNanos(nanos);
    }
  }

  private void change(Runnable step) {
    lock.lock();
    try {
      step.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
