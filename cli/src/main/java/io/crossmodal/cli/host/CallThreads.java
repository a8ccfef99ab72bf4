package io.crossmodal.cli.host;

import io.crossmodal.index.config.YieldingThreads;
import io.crossmodal.index.v1.ItemServiceGrpc;
import io.crossmodal.index.v1.ShardServiceGrpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * The threads that calls run on: a virtual one each, but for calls that bring items. To read their
 * large messages takes the processor for milliseconds, which searches need first.
 */
final class CallThreads implements ServerCallExecutorSupplier {

  private static final Set<String> WRITES =
      Set.of(
          ItemServiceGrpc.getUpsertMethod().getFullMethodName(),
          ItemServiceGrpc.getUpsertStreamMethod().getFullMethodName(),
          ShardServiceGrpc.getWriteItemsMethod().getFullMethodName());

  private final Executor calls = Executors.newVirtualThreadPerTaskExecutor();
  private final Executor writes =
      Executors.newCachedThreadPool(YieldingThreads.ofWrites("index-call-"));

  @Override
  public <Q, A> Executor getExecutor(ServerCall<Q, A> call, Metadata metadata) {
    return of(call.getMethodDescriptor());
  }

  /** Where the calls of a method run. */
  Executor of(MethodDescriptor<?, ?> method) {
    return WRITES.contains(method.getFullMethodName()) ? writes : calls;
  }

  /** Where calls run whose method is not known yet. */
  Executor others() {
    return calls;
  }
}
