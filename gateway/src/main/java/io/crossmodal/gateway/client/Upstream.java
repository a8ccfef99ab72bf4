package io.crossmodal.gateway.client;

import io.crossmodal.rpc.Channels;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.AbstractStub;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One service that the gateway calls: its channel, and its failures told in words that name it.
 *
 * <p>Safe for use by several threads; the channel connects with the first call.
 */
public final class Upstream implements AutoCloseable {

  private final String name;
  private final String address;
  private final String grpcService;
  private final ManagedChannel channel;

  /**
   * @param name what people call it and what its address is configured as, for example {@code
   *     index}
   * @param address {@code host:port}
   * @param grpcService full name of the gRPC service whose health stands for it
   */
  public Upstream(String name, String address, String grpcService) {
    this.name = name;
    this.address = address;
    this.grpcService = grpcService;
    this.channel = Channels.open(address);
  }

  public String name() {
    return name;
  }

  public String address() {
    return address;
  }

  ManagedChannel channel() {
    return channel;
  }

  /**
   * Calls with a deadline.
   *
   * @throws io.crossmodal.rpc.ServiceException for whatever the call failed with
   */
  <S extends AbstractStub<S>, A> A call(S stub, Duration deadline, Function<S, A> call) {
    try {
      return call.apply(stub.withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS));
    } catch (StatusRuntimeException e) {
      throw UpstreamFailure.of(this, deadline, e);
    }
  }

  /** How the service stands, asked through the standard health protocol; never throws. */
  public ServiceState state(Duration deadline) {
    HealthCheckRequest request = HealthCheckRequest.newBuilder().setService(grpcService).build();
    try {
      ServingStatus status =
          HealthGrpc.newBlockingStub(channel)
              .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS)
              .check(request)
              .getStatus();
      return status == ServingStatus.SERVING ? ServiceState.SERVING : ServiceState.NOT_SERVING;
    } catch (StatusRuntimeException e) {
      return switch (e.getStatus().getCode()) {
        case UNAVAILABLE, DEADLINE_EXCEEDED -> ServiceState.UNREACHABLE;
        default -> ServiceState.NOT_SERVING;
      };
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
