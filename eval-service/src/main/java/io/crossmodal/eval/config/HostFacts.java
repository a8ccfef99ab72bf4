package io.crossmodal.eval.config;

import io.crossmodal.eval.pipeline.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what reports say of this machine and its software. */
final class HostFacts {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private HostFacts() {}

  static Host read() {
    Map<String, String> software = new LinkedHashMap<>();
    String version = HostFacts.class.getPackage().getImplementationVersion();
    software.put("crossmodal", version == null ? "development" : version);
    software.put("java", Runtime.version().toString());
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("architecture", System.getProperty("os.arch"));
    cpuModel().ifPresent(model -> machine.put("cpu", model));
    machine.put("cpus", String.valueOf(Runtime.getRuntime().availableProcessors()));
    machine.put("heap_mib", String.valueOf(Runtime.getRuntime().maxMemory() >> 20));
    return new Host(software, machine);
  }

  private static Optional<String> cpuModel() {
    try (Stream<String> lines = Files.lines(CPU_INFO, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      // Not a Linux machine: the report says nothing of its processor.
      return Optional.empty();
    }
  }
}
