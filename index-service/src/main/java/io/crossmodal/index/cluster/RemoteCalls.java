package io.crossmodal.index.cluster;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.v1.ShardServiceGrpc;
import io.crossmodal.index.v1.ShardServiceGrpc.ShardServiceBlockingStub;
import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.rpc.ServiceException;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Calls another node with a deadline; what it fails with is thrown as it would be here. */
final class RemoteCalls {

  private static final int MAX_MESSAGE_BYTES = 64 << 20;

  private static final long RECONNECT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ManagedChannel channel;
  private final AtomicLong reconnected = new AtomicLong(System.nanoTime() - RECONNECT_NANOS);
  private final ShardServiceBlockingStub stub;

  RemoteCalls(ManagedChannel channel) {
    this.channel = channel;
    this.stub =
        ShardServiceGrpc.newBlockingStub(channel)
            .withMaxInboundMessageSize(MAX_MESSAGE_BYTES)
            .withMaxOutboundMessageSize(MAX_MESSAGE_BYTES);
  }

  @CanIgnoreReturnValue
  <T> T call(Deadline deadline, Function<ShardServiceBlockingStub, T> rpc) {
    try {
      return rpc.apply(
          stub.withDeadlineAfter(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.UNAVAILABLE) {
        reconnectSoon();
      }
      throw new ServiceException(ErrorStatus.reason(e), ErrorStatus.message(e), e);
    }
  }

  /**
   * A node that comes back is used within a second; a channel alone would wait up to two minutes.
   */
  private void reconnectSoon() {
    long now = System.nanoTime();
    long last = reconnected.get();
    if (now - last >= RECONNECT_NANOS && reconnected.compareAndSet(last, now)) {
      channel.resetConnectBackoff();
    }
  }
}
