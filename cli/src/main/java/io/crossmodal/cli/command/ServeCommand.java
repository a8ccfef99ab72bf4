package io.crossmodal.cli.command;

import io.crossmodal.cli.config.DataDir;
import io.crossmodal.cli.host.HostSettings;
import io.crossmodal.cli.host.ServiceHost;
import io.crossmodal.cli.host.ServiceName;
import io.crossmodal.encoder.fetch.HubAddress;
import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.rpc.ServiceException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Runs the services until the process is asked to end. */
@Command(name = "serve", description = "Runs all services, or one alone, until Ctrl-C.")
public final class ServeCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "SERVICE",
      description = "encoder, index, eval or gateway; all of them without it.")
  private @Nullable ServiceName service;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML with crossmodal.* keys; an unknown key is an error.")
  private @Nullable Path config;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Folder of everything durable (default: $CROSSMODAL_DATA_DIR, else ~/.crossmodal).")
  private @Nullable Path dataDir;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "REST and the page (default: 8080).")
  private int httpPort;

  @Option(
      names = "--grpc-port",
      paramLabel = "PORT",
      defaultValue = "9090",
      description = "gRPC (default: 9090).")
  private int grpcPort;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = HostSettings.LOOPBACK,
      description =
          "Address to listen on (default: 127.0.0.1, this machine alone; 0.0.0.0 for everyone).")
  private String bind = HostSettings.LOOPBACK;

  @Option(
      names = "--model",
      paramLabel = "URL",
      converter = ModelAddress.class,
      description =
          "Published model to fetch, unless it is there, and to encode with: hf://ORGANISATION/NAME,"
              + " @REVISION after it for another than main (see docs/models.md).")
  private @Nullable HubAddress model;

  @Override
  public Integer call() throws InterruptedException {
    Set<ServiceName> services =
        service == null ? EnumSet.allOf(ServiceName.class) : EnumSet.of(service);
    HostSettings settings =
        new HostSettings(
            services,
            DataDir.or(dataDir),
            httpPort,
            grpcPort,
            bind,
            config,
            model == null ? Map.of() : HostSettings.fetching(model));
    ServiceHost host = ServiceHost.start(settings);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  host.close();
                  ended.countDown();
                },
                "shutdown"));
    announce(settings, host);
    ended.await();
    return 0;
  }

  /** Another form of an address is wrong usage. */
  private static final class ModelAddress implements ITypeConverter<HubAddress> {

    @Override
    public HubAddress convert(String value) {
      try {
        return HubAddress.parse(value);
      } catch (ServiceException e) {
        throw new TypeConversionException(ErrorStatus.message(e));
      }
    }
  }

  private static void announce(HostSettings settings, ServiceHost host) {
    if (host.grpcPort() != 0) {
      System.out.printf(
          "gRPC  %s:%d  (grpcurl -plaintext localhost:%2$d list)%n",
          settings.bindAddress(), host.grpcPort());
    }
    if (host.httpPort() != 0) {
      System.out.printf("page  http://localhost:%d/%n", host.httpPort());
    }
    System.out.printf("data  %s%nready%n", settings.dataDir());
  }
}
