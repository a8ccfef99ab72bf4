package io.crossmodal.encoder.endpoint;

import io.crossmodal.rpc.ErrorInterceptor;
import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The encoder service as it is configured, behind an in-process channel. */
public final class EncoderFixture implements AutoCloseable {

  private static final int MAX_MESSAGE_BYTES = 64 << 20;

  private final ApplicationContext context;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Server server;
  private final ManagedChannel channel;

  /** Starts the service with a data folder and further keys below {@code crossmodal.encoder}. */
  public EncoderFixture(Path dataDir, Map<String, String> keys) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("crossmodal.encoder.enabled", "true");
    properties.put("crossmodal.encoder.data-dir", dataDir.toString());
    keys.forEach((key, value) -> properties.put("crossmodal.encoder." + key, value));
    context = ApplicationContext.run(properties);
    String name = UUID.randomUUID().toString();
    InProcessServerBuilder builder =
        InProcessServerBuilder.forName(name)
            .executor(threads)
            .maxInboundMessageSize(MAX_MESSAGE_BYTES)
            .intercept(new ErrorInterceptor());
    context.getBeansOfType(BindableService.class).forEach(builder::addService);
    try {
      server = builder.build().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    channel =
        InProcessChannelBuilder.forName(name)
            .executor(threads)
            .maxInboundMessageSize(MAX_MESSAGE_BYTES)
            .build();
  }

  public ManagedChannel channel() {
    return channel;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
    try {
      server.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    context.close();
    threads.close();
  }
}
