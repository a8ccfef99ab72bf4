package io.crossmodal.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossmodal.bench.race.Contender;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Another project's index in a process of its own, so that passes can alternate with it.
 *
 * <p>The process reads the data from an ann-benchmarks file, builds, and prints one JSON line
 * {@code {"build_seconds", "bytes_per_vector", "bytes_of", "efforts"}}. Then each line {@code
 * {"effort", "queries", "rounds", "k"}} that it reads is answered by a line {@code {"seconds",
 * "rows"}}, with the time measured around the searches alone; it ends when its input does. A
 * failure is a line {@code {"error"}}.
 */
public final class PeerProcess implements Contender {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final int k;
  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;
  private final Build build;
  private final List<String> efforts;

  private PeerProcess(String name, int k, Process process) throws IOException {
    this.name = name;
    this.k = k;
    this.process = process;
    this.requests = process.outputWriter();
    this.answers = process.inputReader();
    JsonNode ready = read();
    this.build =
        new Build(
            field(ready, "build_seconds").asDouble(),
            field(ready, "bytes_per_vector").asDouble(),
            field(ready, "bytes_of").asText());
    List<String> offered = new ArrayList<>();
    field(ready, "efforts").forEach(effort -> offered.add(effort.asText()));
    this.efforts = List.copyOf(offered);
  }

  /**
   * Starts a peer and waits until it has built its index.
   *
   * @param command what runs it; what it prints on stderr goes to the log
   * @throws IOException when it can't be started, or says why it can't take part
   */
  public static PeerProcess start(String name, List<String> command, int k, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // One thread answers; a peer takes the threads that it builds with by its own parameter.
    builder.environment().put("OMP_NUM_THREADS", "1");
    Process process = builder.start();
    try {
      return new PeerProcess(name, k, process);
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isPeer() {
    return true;
  }

  @Override
  public Build build() {
    return build;
  }

  @Override
  public List<String> efforts() {
    return efforts;
  }

  @Override
  public Answers answer(String effort, int queries, int rounds) throws IOException {
    ObjectNode request =
        JSON.createObjectNode()
            .put("effort", effort)
            .put("queries", queries)
            .put("rounds", rounds)
            .put("k", k);
    requests.write(request.toString());
    requests.newLine();
    requests.flush();
    JsonNode answer = read();
    int[][] rows = JSON.treeToValue(field(answer, "rows"), int[][].class);
    return new Answers(rows, field(answer, "seconds").asDouble());
  }

  private JsonNode read() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("%s: ended without an answer; its log says why".formatted(name));
    }
    JsonNode answer = JSON.readTree(line);
    if (answer.has("error")) {
      throw new IOException("%s: %s".formatted(name, answer.get("error").asText()));
    }
    return answer;
  }

  private JsonNode field(JsonNode answer, String field) throws IOException {
    JsonNode value = answer.get(field);
    if (value == null) {
      throw new IOException("%s: no %s in %s".formatted(name, field, answer));
    }
    return value;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
