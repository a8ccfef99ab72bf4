package io.crossmodal.cli.client;

import io.crossmodal.cli.config.DataDir;
import io.crossmodal.cli.host.HostSettings;
import io.crossmodal.cli.host.ServiceHost;
import io.crossmodal.cli.host.ServiceName;
import io.crossmodal.encoder.fetch.HubAddress;
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
   * this process for a directory or an address.
   *
   * @param model name in the repository, a directory with a model, or the address of a published
   *     one; null for the default
   */
  public Connection connectFor(@Nullable String model) {
    if (model == null || isNamed(model)) {
      return connect(EnumSet.of(ServiceName.ENCODER));
    }
    Map<String, String> keys =
        model.startsWith(HubAddress.SCHEME)
            ? HostSettings.fetching(HubAddress.parse(model))
            : mounting(Path.of(model).toAbsolutePath().normalize());
    ServiceHost host = ServiceHost.start(HostSettings.encoder(DataDir.or(dataDir), keys));
    return new Connection(host, new Suite(host.grpcAddress()));
  }

  /** False for what an encoder of this process is started for, whose default model it is then. */
  public static boolean isNamed(String model) {
    return !model.startsWith(HubAddress.SCHEME) && !Files.isDirectory(Path.of(model));
  }

  private static Map<String, String> mounting(Path folder) {
    return Map.of(
        "crossmodal.encoder.model-directories",
        folder.toString(),
        "crossmodal.encoder.default-model",
        String.valueOf(folder.getFileName()));
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
