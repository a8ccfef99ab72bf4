package io.crossmodal.eval.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks a few at a time; the first failure, or an interrupt of the caller, stops all of them.
 */
final class BoundedTasks implements AutoCloseable {

  private static final int STOP_SECONDS = 60;

  private final ExecutorService threads;

  BoundedTasks(int atOnce) {
    this.threads =
        Executors.newFixedThreadPool(
            atOnce, Thread.ofPlatform().name("evaluation-", 0).daemon(true).factory());
  }

  /** Starts tasks; their results are waited for later. */
  <T> Pending<T> start(List<? extends Callable<T>> tasks) {
    ExecutorCompletionService<T> completion = new ExecutorCompletionService<>(threads);
    List<Future<T>> futures = new ArrayList<>();
    tasks.forEach(task -> futures.add(completion.submit(task::call)));
    return new Pending<>(completion, futures);
  }

  /** Tasks that have been started. */
  final class Pending<T> {

    private final ExecutorCompletionService<T> completion;
    private final List<Future<T>> futures;

    private Pending(ExecutorCompletionService<T> completion, List<Future<T>> futures) {
      this.completion = completion;
      this.futures = futures;
    }

    /**
     * The results, in the order of the tasks.
     *
     * @throws CancellationException if the caller is interrupted
     */
    List<T> results() {
      try {
        for (int i = 0; i < futures.size(); i++) {
          T unused = completion.take().get();
        }
        return futures.stream().map(Future::resultNow).toList();
      } catch (InterruptedException e) {
        stop();
        throw new CancellationException("interrupted");
      } catch (ExecutionException e) {
        stop();
        throw unchecked(e);
      }
    }
  }

  /** Waits for what is still running, so that nobody uses what the caller takes down next. */
  @Override
  public void close() {
    stop();
  }

  private void stop() {
    threads.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      boolean unused = threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException unchecked(ExecutionException failure) {
    return switch (failure.getCause()) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      case null, default -> new IllegalStateException(failure);
    };
  }
}
