package io.crossmodal.rpc;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Opens channels to the suite's services, all with the same limits, keepalive and retries. */
public final class Channels {

  /** Bytes of the largest message that a service takes or sends. */
  public static final int MAX_MESSAGE_BYTES = 64 << 20;

  // Only UNAVAILABLE is retried: it is the one status that says that the call was not begun.
  private static final Map<String, Object> SERVICE_CONFIG =
      Map.of(
          "methodConfig",
          List.of(
              Map.of(
                  "name", List.of(Map.of()),
                  "retryPolicy",
                      Map.of(
                          "maxAttempts",
                          4.0,
                          "initialBackoff",
                          "0.1s",
                          "maxBackoff",
                          "1s",
                          "backoffMultiplier",
                          2.0,
                          "retryableStatusCodes",
                          List.of("UNAVAILABLE")))));

  private Channels() {}

  /**
   * Opens a plaintext channel.
   *
   * @param address {@code host:port} or any gRPC name such as {@code dns:///index-headless:9090}
   */
  public static ManagedChannel open(String address) {
    return builder(address).defaultServiceConfig(SERVICE_CONFIG).build();
  }

  /** The same without retries, for callers that can do without the answer and say so. */
  public static ManagedChannel openWithoutRetries(String address) {
    return builder(address).disableRetry().build();
  }

  private static NettyChannelBuilder builder(String address) {
    return EventLoops.on(NettyChannelBuilder.forTarget(address))
        .usePlaintext()
        .maxInboundMessageSize(MAX_MESSAGE_BYTES)
        .keepAliveTime(30, TimeUnit.SECONDS)
        .keepAliveTimeout(10, TimeUnit.SECONDS);
  }
}
