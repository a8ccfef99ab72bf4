package io.crossmodal.cli.host;

import io.crossmodal.rpc.Channels;
import io.crossmodal.rpc.ErrorInterceptor;
import io.crossmodal.rpc.EventLoops;
import io.grpc.ServerBuilder;
import io.grpc.ServerInterceptor;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.ProtoReflectionService;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * What the one gRPC server has beside the services: the error funnel, reflection, limits, virtual
 * threads.
 */
@Factory
public class GrpcServerSetup {

  @Singleton
  ServerInterceptor errorFunnel() {
    return new ErrorInterceptor();
  }

  /** Completes Micronaut's server builder before the server is made from it. */
  @Singleton
  static final class BuilderListener implements BeanCreatedEventListener<ServerBuilder<?>> {

    @Override
    @SuppressWarnings("deprecation") // ghz and older clients know reflection v1alpha only
    public ServerBuilder<?> onCreated(BeanCreatedEvent<ServerBuilder<?>> event) {
      ServerBuilder<?> builder =
          event
              .getBean()
              .addService(ProtoReflectionServiceV1.newInstance())
              .addService(ProtoReflectionService.newInstance())
              .maxInboundMessageSize(Channels.MAX_MESSAGE_BYTES)
              .executor(Executors.newVirtualThreadPerTaskExecutor());
      if (builder instanceof NettyServerBuilder netty) {
        EventLoops.on(netty);
        netty.permitKeepAliveTime(10, TimeUnit.SECONDS).permitKeepAliveWithoutCalls(true);
      }
      return builder;
    }
  }
}
