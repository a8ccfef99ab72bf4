package io.crossmodal.cli.host;

import io.crossmodal.cli.CommandFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The configuration keys of a host: those of its settings, then those of the user's file. */
final class HostProperties {

  private HostProperties() {}

  /**
   * All keys, flat; a key of the file wins over one of the settings, ports and folders excepted.
   */
  static Map<String, Object> of(HostSettings settings, int grpcPort, int httpPort) {
    Map<String, Object> properties = new LinkedHashMap<>();
    Path file = settings.configFile();
    if (file != null) {
      properties.putAll(read(file));
    }
    properties.putAll(settings.keys());
    String self = HostSettings.LOOPBACK + ":" + grpcPort;
    for (ServiceName service : ServiceName.values()) {
      boolean here = settings.runs(service);
      properties.put("crossmodal.%s.enabled".formatted(service.key()), here);
      if (here) {
        properties.put(
            "crossmodal.%s.data-dir".formatted(service.key()),
            settings.dataDir().resolve(service.key()).toString());
        for (String user : new String[] {"gateway", "eval"}) {
          properties.putIfAbsent("crossmodal.%s.%s-address".formatted(user, service.key()), self);
        }
      }
    }
    properties.put("grpc.server.port", grpcPort);
    properties.put("grpc.server.host", settings.bindAddress());
    properties.put("micronaut.server.port", httpPort);
    properties.put("micronaut.server.host", settings.bindAddress());
    return properties;
  }

  private static Map<String, Object> read(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
      Map<String, Object> flat = new LinkedHashMap<>();
      if (root != null) {
        flatten(file, "", root, flat);
      }
      ConfigKeys.check(file, flat.keySet());
      return flat;
    } catch (IOException e) {
      throw new CommandFailure("%s: can't be read (expected: a YAML file)".formatted(file), e);
    } catch (YAMLException e) {
      throw new CommandFailure("%s: no valid YAML: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static void flatten(
      Path file, String prefix, @Nullable Object node, Map<String, Object> flat) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) ->
              flatten(
                  file, prefix.isEmpty() ? String.valueOf(key) : prefix + "." + key, value, flat));
    } else if (prefix.isEmpty()) {
      throw new CommandFailure("%s: %s (expected: keys and values)".formatted(file, node));
    } else if (node != null) {
      flat.put(prefix, node);
    }
  }
}
