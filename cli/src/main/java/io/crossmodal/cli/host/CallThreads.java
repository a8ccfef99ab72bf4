package io.crossmodal.cli.host;

import io.crossmodal.index.config.YieldingThreads;
import io.crossmodal.index.v1.ItemServiceGrpc;
import io.crossmodal.index.v1.ShardServiceGrpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that calls run on: a virtual one each, but for calls that bring items. To read their
 * large messages takes the processor for milliseconds, which searches need first; and their number
 * is bounded, so that more of them wait and don't take memory.
 *
 * <p>What nodes write to each other has threads of its own: nodes that had none left because each
 * waits for the other would wait for ever.
 */
final class CallThreads implements ServerCallExecutorSupplier {

  private static final int MOST_WRITES = 64;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final Executor calls = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Executor> writes;

  CallThreads() {
    Executor items = bounded("index-call-");
    this.writes =
        Map.of(
            ItemServiceGrpc.getUpsertMethod().getFullMethodName(), items,
            ItemServiceGrpc.getUpsertStreamMethod().getFullMethodName(), items,
            ShardServiceGrpc.getWriteItemsMethod().getFullMethodName(), bounded("shard-call-"));
  }

  private static Executor bounded(String prefix) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            MOST_WRITES,
            MOST_WRITES,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            YieldingThreads.ofWrites(prefix));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  @Override
  public <Q, A> Executor getExecutor(ServerCall<Q, A> call, Metadata metadata) {
    return of(call.getMethodDescriptor());
  }

  /** Where the calls of a method run. */
  Executor of(MethodDescriptor<?, ?> method) {
    return writes.getOrDefault(method.getFullMethodName(), calls);
  }

  /** Where calls run whose method is not known yet. */
  Executor others() {
    return calls;
  }
}
