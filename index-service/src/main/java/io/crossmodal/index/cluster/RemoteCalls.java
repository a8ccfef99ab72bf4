package io.crossmodal.index.cluster;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.v1.ShardServiceGrpc;
import io.crossmodal.index.v1.ShardServiceGrpc.ShardServiceBlockingStub;
import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.rpc.ServiceException;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Calls another node with a deadline; what it fails with is thrown as it would be here. */
final class RemoteCalls {

  private static final int MAX_MESSAGE_BYTES = 64 << 20;

  private final ShardServiceBlockingStub stub;

  RemoteCalls(Channel channel) {
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
      throw new ServiceException(ErrorStatus.reason(e), ErrorStatus.message(e), e);
    }
  }
}
