package io.crossmodal.index.cluster;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/**
 * Where writes are worked on: apart from searches, because they wait in native code, which would
 * hold one of the few carriers of virtual threads, and so that their threads can leave the
 * processor to searches.
 */
public final class WriteThreads implements AutoCloseable {

  private final ExecutorService threads;

  WriteThreads(ThreadFactory factory) {
    // Their number is that of the writes under way: a stream has one at a time.
    this.threads = Executors.newCachedThreadPool(factory);
  }

  ExecutorService executor() {
    return threads;
  }

  /** Does something on such a thread and waits for it; throws what it throws. */
  public <T> T call(Supplier<T> work) {
    Future<T> running = threads.submit(work::get);
    try {
      return running.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceException(ErrorReason.CANCELLED, "cancelled while items were written", e);
    }
  }

  /** Lets the writes under way end. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
