package io.crossmodal.bench.peers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work on rows, split over threads. */
final class Parts {

  private Parts() {}

  /** Work on one row. */
  @FunctionalInterface
  interface RowWork {
    void accept(int row) throws IOException;
  }

  /** Calls the work with every row, each thread with its own part of them. */
  static void run(int rows, int threads, RowWork work) throws IOException {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> parts = new ArrayList<>();
      for (int part = 0; part < threads; part++) {
        int first = part;
        parts.add(
            executor.submit(
                () -> {
                  for (int row = first; row < rows; row += threads) {
                    work.accept(row);
                  }
                  return null;
                }));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while building", e);
    }
  }
}
