package io.crossmodal.bench.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossmodal.bench.peers.PeerIndex.Builder;
import io.crossmodal.dataset.NeighborsFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Serves one peer over stdin and stdout, as {@code bench/peers/peer.py} does: {@code --list} lists
 * them, {@code NAME DATA.hdf5} builds one and answers requests. One query a call.
 */
public final class Peer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Builder> PEERS = new LinkedHashMap<>();

  static {
    PEERS.put("Lucene HNSW 1-bit + fp32", LuceneIndex::build);
    PEERS.put("JVector PQ + fp32", JVectorIndex::build);
  }

  private Peer() {}

  /** Answers until the input ends. */
  public static void main(String[] args) throws IOException {
    // Libraries may print to stdout too.
    PrintStream out = System.out;
    System.setOut(System.err);
    if (List.of(args).equals(List.of("--list"))) {
      ArrayNode list = JSON.createArrayNode();
      PEERS.keySet().forEach(name -> list.addObject().put("name", name).put("kind", "graph"));
      reply(out, list);
      return;
    }
    Builder builder = args.length == 2 ? PEERS.get(args[0]) : null;
    if (builder == null) {
      throw new IllegalArgumentException(
          "%s (expected: --list, or a name and a file)".formatted(List.of(args)));
    }
    NeighborsFile data = NeighborsFile.read(Path.of(args[1]));
    long start = System.nanoTime();
    try (PeerIndex index = builder.build(data.items())) {
      serve(index, data, (System.nanoTime() - start) / 1e9, out);
    }
  }

  private static void serve(
      PeerIndex index, NeighborsFile data, double buildSeconds, PrintStream out)
      throws IOException {
    ObjectNode ready =
        JSON.createObjectNode()
            .put("build_seconds", buildSeconds)
            .put("bytes_per_vector", (double) index.bytes() / data.items().length)
            .put("bytes_of", index.bytesOf());
    index.efforts().forEach(ready.putArray("efforts")::add);
    reply(out, ready);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      reply(out, answer(index, data.queries(), JSON.readTree(line)));
    }
  }

  private static ObjectNode answer(PeerIndex index, float[][] queries, JsonNode request)
      throws IOException {
    int[][] rows = new int[request.path("queries").asInt()][];
    int rounds = request.path("rounds").asInt();
    int k = request.path("k").asInt();
    String effort = request.path("effort").asText();
    long start = System.nanoTime();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < rows.length; i++) {
        rows[i] = index.search(queries[i], k, effort);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    ObjectNode answer = JSON.createObjectNode().put("seconds", seconds);
    answer.set("rows", JSON.valueToTree(rows));
    return answer;
  }

  private static void reply(PrintStream out, JsonNode message) {
    out.println(message);
    out.flush();
  }
}
