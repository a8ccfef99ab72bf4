package io.crossmodal.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Another project's index that can take part.
 *
 * @param name what it is called in reports
 * @param kind what it is compared with
 * @param launcher what starts its process, before the name and the data
 */
public record PeerSystem(String name, Kind kind, List<String> launcher) {

  /** What a search does. */
  public enum Kind {
    /** Looks at every vector. */
    SCAN,
    /** Walks a graph. */
    GRAPH
  }

  /** Folder of the peers' scripts; the entry script sets it. */
  private static final String FOLDER = "crossmodal.bench.peers";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Those that are installed; what is not, and how to get it, is added to {@code missing}. */
  public static List<PeerSystem> all(List<String> missing) throws IOException {
    Path folder = Path.of(System.getProperty(FOLDER, "bench/peers")).toAbsolutePath();
    List<PeerSystem> all = new ArrayList<>();
    Path python = folder.resolve(".venv/bin/python");
    if (Files.isExecutable(python)) {
      list(List.of(python.toString(), folder.resolve("peer.py").toString()), all, missing);
    } else {
      missing.add("the peers in Python (run %s/install)".formatted(folder));
    }
    Path jars = folder.resolve("java/target/lib");
    if (Files.isDirectory(jars)) {
      list(java(folder.resolve("java/target")), all, missing);
    } else {
      missing.add("the peers in Java (run %s/install)".formatted(folder));
    }
    return all;
  }

  /** The JVM of this process with its flags. */
  private static List<String> java(Path target) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-cp");
    command.add(target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*");
    command.add("io.crossmodal.bench.peers.Peer");
    return command;
  }

  private static void list(List<String> launcher, List<PeerSystem> all, List<String> missing)
      throws IOException {
    List<String> command = new ArrayList<>(launcher);
    command.add("--list");
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    for (JsonNode peer : JSON.readTree(process.getInputStream())) {
      String name = peer.path("name").asText();
      if (peer.has("missing")) {
        missing.add("%s (%s)".formatted(name, peer.get("missing").asText()));
      } else {
        Kind kind = peer.path("kind").asText().equals("graph") ? Kind.GRAPH : Kind.SCAN;
        all.add(new PeerSystem(name, kind, launcher));
      }
    }
  }

  /** The command that serves it over a data file. */
  public List<String> command(Path data) {
    List<String> command = new ArrayList<>(launcher);
    command.add(name);
    command.add(data.toAbsolutePath().toString());
    return command;
  }
}
