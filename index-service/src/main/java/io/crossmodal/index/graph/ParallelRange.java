package io.crossmodal.index.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Runs a body over the numbers of a range on some threads, each with a workplace of its own.
 *
 * @param <W> the workplace
 */
final class ParallelRange<W> implements AutoCloseable {

  /** What is done for one number. */
  interface Body<W> {
    void run(W workplace, int number);
  }

  private static final int CHUNK = 16;

  private final List<W> workplaces = new ArrayList<>();
  private final ExecutorService threads;
  private final Runnable checkpoint;

  ParallelRange(int threads, Runnable checkpoint, Supplier<W> workplace) {
    this.checkpoint = checkpoint;
    this.threads =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("graph-build-", 0).factory());
    for (int i = 0; i < threads; i++) {
      workplaces.add(workplace.get());
    }
  }

  /** Runs the body for {@code from} to {@code to - 1}, each once, in any order; waits for all. */
  void run(int from, int to, Body<W> body) {
    AtomicInteger next = new AtomicInteger(from);
    if (to - from <= CHUNK || workplaces.size() == 1) {
      work(workplaces.getFirst(), next, to, body);
      return;
    }
    List<Future<?>> running =
        workplaces.stream()
            .<Future<?>>map(w -> threads.submit(() -> work(w, next, to, body)))
            .toList();
    List<RuntimeException> failures = new ArrayList<>();
    boolean interrupted = false;
    for (Future<?> one : running) {
      interrupted |= await(one, failures);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }

  private void work(W workplace, AtomicInteger next, int to, Body<W> body) {
    try {
      for (int from = next.getAndAdd(CHUNK); from < to; from = next.getAndAdd(CHUNK)) {
        checkpoint.run();
        for (int i = from; i < Math.min(from + CHUNK, to); i++) {
          body.run(workplace, i);
        }
      }
    } catch (RuntimeException | Error e) {
      next.set(to);
      throw e;
    }
  }

  /** Waits even when interrupted, because the others still write; returns whether it was. */
  private static boolean await(Future<?> running, List<RuntimeException> failures) {
    boolean interrupted = false;
    while (true) {
      try {
        running.get();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        failures.add((RuntimeException) e.getCause());
        return interrupted;
      }
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
