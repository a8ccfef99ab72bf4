package io.crossmodal.index.shard;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * As many threads as there are cores, on which the queries of all large requests are worked off.
 */
public final class QueryPool implements AutoCloseable {

  private final int parallelism;
  private final ExecutorService threads;

  /**
   * @param parallelism threads, at least 1
   */
  public QueryPool(int parallelism) {
    this.parallelism = parallelism;
    this.threads =
        Executors.newFixedThreadPool(
            parallelism, Thread.ofPlatform().name("index-query-", 0).daemon().factory());
  }

  /**
   * Calls a task with every number from 0 to count - 1, in any order, and waits for all; one alone
   * is called here. The first failure ends the work and is thrown.
   */
  void forEach(int count, Deadline deadline, IntConsumer task) {
    if (count == 1) {
      deadline.check();
      task.accept(0);
      return;
    }
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> workers = new ArrayList<>();
    for (int i = 0; i < Math.min(parallelism, count); i++) {
      workers.add(threads.submit(() -> work(next, count, deadline, task)));
    }
    await(workers, next, count);
  }

  private static void work(AtomicInteger next, int count, Deadline deadline, IntConsumer task) {
    try {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        deadline.check();
        task.accept(i);
      }
    } catch (RuntimeException | Error e) {
      next.set(count);
      throw e;
    }
  }

  private static void await(List<Future<?>> workers, AtomicInteger next, int count) {
    RuntimeException failure = null;
    for (Future<?> worker : workers) {
      try {
        worker.get();
      } catch (ExecutionException e) {
        failure = e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e);
      } catch (InterruptedException e) {
        next.set(count);
        Thread.currentThread().interrupt();
        throw new ServiceException(ErrorReason.CANCELLED, "cancelled while queries ran", e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
