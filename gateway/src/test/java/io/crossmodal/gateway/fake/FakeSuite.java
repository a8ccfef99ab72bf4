package io.crossmodal.gateway.fake;

import io.crossmodal.rpc.Channels;
import io.crossmodal.rpc.ErrorInterceptor;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The fakes on one real gRPC port of the loopback, as one JVM of the suite has them. */
public final class FakeSuite implements AutoCloseable {

  public final FakeStore store = new FakeStore();
  public final FakeInference inference = new FakeInference();
  private final HealthStatusManager health = new HealthStatusManager();
  private final Server server;

  public FakeSuite() {
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
            .maxInboundMessageSize(Channels.MAX_MESSAGE_BYTES)
            .addService(health.getHealthService());
    for (BindableService service : services()) {
      health.setStatus(name(service), ServingStatus.SERVING);
      builder.addService(ServerInterceptors.intercept(service, new ErrorInterceptor()));
    }
    try {
      this.server = builder.build().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<BindableService> services() {
    return List.of(
        new FakeEncoder(),
        inference,
        new FakeTrainings(),
        new FakeGalleries(store),
        new FakeItems(store),
        new FakeSearch(store),
        new FakeEvaluations());
  }

  private static String name(BindableService service) {
    return service.bindService().getServiceDescriptor().getName();
  }

  public String address() {
    return "127.0.0.1:" + server.getPort();
  }

  /** Lets the health protocol say that a service does or does not serve. */
  public void serving(String service, boolean serves) {
    health.setStatus(service, serves ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
  }

  @Override
  public void close() {
    server.shutdownNow();
    try {
      server.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
