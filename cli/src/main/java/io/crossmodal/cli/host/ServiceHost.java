package io.crossmodal.cli.host;

import io.crossmodal.cli.CommandFailure;
import io.grpc.BindableService;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import io.micronaut.context.ApplicationContext;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The services of one JVM, started and answering until closed.
 *
 * <p>One gRPC port carries every service; they also reach each other through it, as they would from
 * elsewhere. The gateway adds the HTTP port.
 */
public final class ServiceHost implements AutoCloseable {

  private final ApplicationContext context;
  private final int grpcPort;
  private final int httpPort;

  private ServiceHost(ApplicationContext context, int grpcPort, int httpPort) {
    this.context = context;
    this.grpcPort = grpcPort;
    this.httpPort = httpPort;
  }

  /**
   * Starts the services; fails with one clear message if a port, the data folder or the
   * configuration is bad.
   */
  public static ServiceHost start(HostSettings settings) {
    boolean gateway = settings.runs(ServiceName.GATEWAY);
    boolean grpc = settings.services().stream().anyMatch(s -> s != ServiceName.GATEWAY);
    int grpcPort =
        grpc ? Ports.claim(settings.grpcPort(), settings.bindAddress(), "--grpc-port") : 0;
    int httpPort =
        gateway ? Ports.claim(settings.httpPort(), settings.bindAddress(), "--http-port") : 0;
    Map<String, Object> properties =
        new LinkedHashMap<>(HostProperties.of(settings, grpcPort, httpPort));
    ApplicationContext context =
        ApplicationContext.builder().banner(false).properties(properties).build();
    try {
      context.start();
      if (grpc) {
        startGrpc(context);
      }
      if (gateway) {
        context.getBean(NettyEmbeddedServer.class).start();
      }
      return new ServiceHost(context, grpcPort, httpPort);
    } catch (RuntimeException e) {
      context.close();
      throw new CommandFailure(StartFailures.explain(e), e);
    }
  }

  private static void startGrpc(ApplicationContext context) {
    context.getBean(GrpcEmbeddedServer.class).start();
    HealthStatusManager health = context.getBean(HealthStatusManager.class);
    for (BindableService service : context.getBeansOfType(BindableService.class)) {
      health.setStatus(
          service.bindService().getServiceDescriptor().getName(), ServingStatus.SERVING);
    }
  }

  /** Port that carries every gRPC service of this JVM; 0 if it has none. */
  public int grpcPort() {
    return grpcPort;
  }

  /** Port of REST and the page; 0 without the gateway. */
  public int httpPort() {
    return httpPort;
  }

  /** Address for clients in this JVM or on this machine. */
  public String grpcAddress() {
    return HostSettings.LOOPBACK + ":" + grpcPort;
  }

  @Override
  public void close() {
    context.close();
  }
}
