package io.crossmodal.bench.encode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code bench/peers/encode_peer.py} in a process of its own, so that passes can alternate. */
public final class PythonPeer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FOLDER = "crossmodal.bench.peers";

  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;
  private final Map<String, String> versions;

  private PythonPeer(Process process) throws IOException {
    this.process = process;
    this.requests = process.outputWriter();
    this.answers = process.inputReader();
    this.versions =
        JSON.convertValue(
            read(), JSON.getTypeFactory().constructMapType(Map.class, String.class, String.class));
  }

  /**
   * Starts the peer and waits until it has loaded its model.
   *
   * @param python the interpreter
   * @param log what it prints on stderr
   */
  static PythonPeer start(String python, Path model, Path texts, Path photos, int side, Path log)
      throws IOException {
    Path script = Path.of(System.getProperty(FOLDER, "bench/peers"), "encode_peer.py");
    List<String> command =
        List.of(
            python,
            script.toString(),
            model.toString(),
            texts.toString(),
            photos.toString(),
            Integer.toString(side));
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      return new PythonPeer(process);
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /**
   * What it found, by name; {@code missing texts} or {@code missing photos} for what it did not.
   */
  public Map<String, String> versions() {
    return versions;
  }

  boolean does(String part) {
    return !versions.containsKey("missing " + part);
  }

  /** One pass of a task, and the figure that it answers. */
  double run(String task, String figure) throws IOException {
    requests.write(task);
    requests.newLine();
    requests.flush();
    return read().path(figure).asDouble();
  }

  private JsonNode read() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("Python ended early (--verbose of the peer is in the log)");
    }
    return JSON.readTree(line);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
