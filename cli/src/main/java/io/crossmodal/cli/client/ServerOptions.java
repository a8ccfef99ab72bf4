package io.crossmodal.cli.client;

import io.crossmodal.cli.config.DataDir;
import io.crossmodal.cli.host.HostSettings;
import io.crossmodal.cli.host.ServiceHost;
import io.crossmodal.cli.host.ServiceName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which services a command talks to: those of a running server, or its own in this JVM. */
public final class ServerOptions {

  private static final String DEFAULT_SERVER = HostSettings.LOOPBACK + ":9090";
  private static final String INDEX_SERVICE = "crossmodal.index.v1.GalleryService";

  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      description =
          "A running server. Without it: the one on port 9090 of this machine, else services in this process.")
  private @Nullable String server;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Folder of everything durable (default: $CROSSMODAL_DATA_DIR, else ~/.crossmodal). Services then run in this process.")
  private @Nullable Path dataDir;

  /** Connects to the server that was named or found, or starts the services in this JVM. */
  public Connection connect() {
    return connect(EnumSet.allOf(ServiceName.class));
  }

  /** As {@link #connect()}; of the services in this JVM, only those that are needed start. */
  public Connection connect(Set<ServiceName> needed) {
    if (server != null) {
      Reachability.require(server);
      return new Connection(null, new Suite(server));
    }
    if (dataDir == null && Reachability.serves(DEFAULT_SERVER, INDEX_SERVICE)) {
      return new Connection(null, new Suite(DEFAULT_SERVER));
    }
    return local(DataDir.or(dataDir), needed);
  }

  /**
   * Connects to services that know a model: those of {@link #connect} for a name, an encoder of
   * this process for a directory.
   *
   * @param model name in the repository, or a directory with a model; null for the default
   */
  public Connection connectFor(@Nullable String model) {
    if (model == null || !Files.isDirectory(Path.of(model))) {
      return connect(EnumSet.of(ServiceName.ENCODER));
    }
    Path folder = Path.of(model).toAbsolutePath().normalize();
    ServiceHost host =
        ServiceHost.start(
            HostSettings.encoder(
                DataDir.or(dataDir),
                Map.of(
                    "crossmodal.encoder.model-directories",
                    folder.toString(),
                    "crossmodal.encoder.default-model",
                    String.valueOf(folder.getFileName()))));
    return new Connection(host, new Suite(host.grpcAddress()));
  }

  /** Starts all services in this JVM on a data folder. */
  public static Connection local(Path dataDir) {
    return local(dataDir, EnumSet.allOf(ServiceName.class));
  }

  private static Connection local(Path dataDir, Set<ServiceName> services) {
    ServiceHost host = ServiceHost.start(HostSettings.ephemeral(dataDir, services));
    return new Connection(host, new Suite(host.grpcAddress()));
  }
}
