package io.crossmodal.bench.rpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Callers that each make the next call when the last one has ended.
 *
 * @param callers at once, a thread each
 * @param pause between the calls of a caller; zero for none
 */
public record ClosedLoop(int callers, Duration pause) {

  /**
   * Calls for that long; what a call throws ends the measurement.
   *
   * @param call is given the number of the call of its caller
   */
  public Load run(Duration time, IntConsumer call) {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      long start = System.nanoTime();
      long end = start + time.toNanos();
      List<Future<long[]>> running = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        running.add(threads.submit(() -> calls(end, call)));
      }
      long[] all = new long[0];
      for (Future<long[]> one : running) {
        long[] nanos = one.get();
        int before = all.length;
        all = Arrays.copyOf(all, before + nanos.length);
        System.arraycopy(nanos, 0, all, before, nanos.length);
      }
      return Load.of(all, (System.nanoTime() - start) / 1e9);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while calls ran", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private long[] calls(long end, IntConsumer call) {
    long[] nanos = new long[1_024];
    int count = 0;
    long now = System.nanoTime();
    do {
      long start = now;
      call.accept(count);
      now = System.nanoTime();
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * count);
      }
      nanos[count++] = now - start;
      if (pause.isPositive()) {
        LockSupport.parkNanos(pause.toNanos());
        now = System.nanoTime();
      }
    } while (now - end < 0);
    return Arrays.copyOf(nanos, count);
  }
}
