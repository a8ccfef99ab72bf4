package io.crossmodal.cli.host;

import io.crossmodal.encoder.fetch.HubAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to start in this JVM.
 *
 * @param services the services; at least one
 * @param dataDir folder of everything durable; each service has a folder of its own in it
 * @param httpPort port of REST and the page; 0 for any free one
 * @param grpcPort port of all gRPC services; 0 for any free one
 * @param bindAddress address that both ports listen on, for example {@code 127.0.0.1}
 * @param configFile YAML with further {@code crossmodal.*} keys, or null
 * @param keys further keys, which win over those of the file
 */
public record HostSettings(
    Set<ServiceName> services,
    Path dataDir,
    int httpPort,
    int grpcPort,
    String bindAddress,
    @Nullable Path configFile,
    Map<String, String> keys) {

  /** Listens for this machine alone. */
  public static final String LOOPBACK = "127.0.0.1";

  public HostSettings {
    if (services.isEmpty()) {
      throw new IllegalArgumentException("services: none (expected: at least one)");
    }
    services = Set.copyOf(services);
    keys = Map.copyOf(keys);
  }

  /** Without further keys. */
  public HostSettings(
      Set<ServiceName> services,
      Path dataDir,
      int httpPort,
      int grpcPort,
      String bindAddress,
      @Nullable Path configFile) {
    this(services, dataDir, httpPort, grpcPort, bindAddress, configFile, Map.of());
  }

  /** The keys of an encoder that fetches a published model and encodes with it. */
  public static Map<String, String> fetching(HubAddress model) {
    return Map.of(
        "crossmodal.encoder.models",
        model.toString(),
        "crossmodal.encoder.default-model",
        model.name());
  }

  /** The encoder alone on a free loopback port, with further keys. */
  public static HostSettings encoder(Path dataDir, Map<String, String> keys) {
    return new HostSettings(Set.of(ServiceName.ENCODER), dataDir, 0, 0, LOOPBACK, null, keys);
  }

  /** All services on free loopback ports. */
  public static HostSettings ephemeral(Path dataDir) {
    return ephemeral(dataDir, Set.of(ServiceName.values()));
  }

  /** Some services on free loopback ports. */
  public static HostSettings ephemeral(Path dataDir, Set<ServiceName> services) {
    return new HostSettings(services, dataDir, 0, 0, LOOPBACK, null);
  }

  /** True if this JVM runs the service. */
  public boolean runs(ServiceName service) {
    return services.contains(service);
  }
}
