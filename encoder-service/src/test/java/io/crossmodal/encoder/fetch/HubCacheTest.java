package io.crossmodal.encoder.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a hub on the loopback address that answers as the public one does. */
@Timeout(60)
class HubCacheTest {

  private static final HubAddress MODEL = HubAddress.parse("hf://someone/tiny");
  private static final String COMMIT = "c".repeat(40);

  @TempDir private Path folder;
  private final Map<String, String> files = new TreeMap<>();
  private final Map<String, String> redirects = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer hub;

  @BeforeEach
  void start() throws IOException {
    hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hub.createContext("/", this::answer);
    hub.start();
    files.put("config.json", "{\"model_type\": \"bert\"}");
    files.put("tokenizer.json", "{}");
    files.put("1_Pooling/config.json", "{\"pooling_mode_cls_token\": true}");
    files.put("model.safetensors", "weights, all of them");
    files.put("pytorch_model.bin", "pickled");
    files.put("onnx/model.onnx", "a graph");
    files.put("../escape.json", "{}");
    files.put("README.md", "words");
  }

  @AfterEach
  void stop() {
    hub.stop(0);
  }

  @Test
  void fetchesWhatAModelIsLoadedFromAndNothingElse() throws IOException {
    redirects.put("/someone/tiny/resolve/" + COMMIT + "/model.safetensors", "/elsewhere?signed=1");
    Path model = cache().fetch(MODEL);

    assertThat(model).isEqualTo(folder.resolve("someone/main/tiny"));
    assertThat(below(model))
        .containsExactlyInAnyOrder(
            "1_Pooling/config.json",
            "SHA256SUMS",
            "config.json",
            "model.safetensors",
            "tokenizer.json");
    assertThat(model.resolve("model.safetensors")).hasContent("weights, all of them");
    assertThat(Files.readString(model.resolve("SHA256SUMS")))
        .contains(hex("SHA-256", "weights, all of them") + "  model.safetensors\n");
    assertThat(below(folder)).hasSize(5);
  }

  @Test
  void asksOnceForAModelThatIsThere() {
    cache().fetch(MODEL);
    hub.stop(0);
    int before = asked.size();

    assertThat(cache().fetch(MODEL)).exists();
    assertThat(asked).hasSize(before);
  }

  @Test
  void takesARevisionByItsName() {
    assertThat(cache().fetch(HubAddress.parse("hf://someone/tiny@v1.0")))
        .isEqualTo(folder.resolve("someone/v1.0/tiny"));
    assertThat(asked.getFirst()).endsWith("/revision/v1.0?blobs=true");
  }

  @Test
  void leavesNothingOfAFileThatDoesNotFitItsChecksum() throws IOException {
    redirects.put("/someone/tiny/resolve/" + COMMIT + "/config.json", "/wrong");
    files.put("wrong", "{\"model_type\": \"evil\"}");
    fails("config.json: another checksum (expected: ");
    files.put("wrong", "{\"model_type\": \"bert\"} and more");
    fails("config.json: more bytes (expected: 22)");
    files.put("wrong", "{");
    fails("config.json: 1 bytes (expected: 22)");
    assertThat(below(folder)).isEmpty();
  }

  @Test
  void refusesAModelWithoutWeightsThatCanBeRead() {
    files.remove("model.safetensors");
    fails("no model.safetensors (expected: weights as safetensors)");
  }

  @Test
  void takesWeightsInSeveralFiles() throws IOException {
    files.remove("model.safetensors");
    files.put("model-00001-of-00002.safetensors", "a");
    files.put("model-00002-of-00002.safetensors", "b");
    files.put("model.safetensors.index.json", "{}");
    assertThat(below(cache().fetch(MODEL)))
        .contains("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors");
  }

  @Test
  void saysWhatTheHubAnswered() {
    assertThatThrownBy(() -> cache().fetch(HubAddress.parse("hf://someone/none")))
        .hasMessageContaining("status 404 (expected: 200): no such model or revision");
    redirects.put(
        "/api/models/someone/tiny/revision/main", "/api/models/someone/tiny/revision/main");
    fails("another redirect (expected: at most 5)");
  }

  @Test
  void saysWhatToDoWithoutANetwork() {
    hub.stop(0);
    assertThatThrownBy(() -> cache().fetch(MODEL))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.reason()).isEqualTo(ErrorReason.UNREACHABLE))
        .hasMessageStartingWith("model hf://someone/tiny@main: http://")
        .hasMessageContaining("no answer, ConnectException (expected: a network; without one, put");
  }

  @Test
  void reachesPrivateAddressesOnlyOfAHubThatWasNamed() {
    try (HubClient client = new HubClient(URI.create("https://127.0.0.1:1"), false)) {
      assertThatThrownBy(() -> client.get("/x")).hasMessageContaining("of a private network");
    }
    try (HubClient client = new HubClient(URI.create("http://example.com"), false)) {
      assertThatThrownBy(() -> client.get("/x")).hasMessageContaining("an address with https");
    }
  }

  @Test
  void refusesOtherForms() {
    for (String bad :
        List.of("hf://", "hf://a/b/c", "hf://../b", "hf://a/b@", "a/b", "hf://a/..b", "hf://a b")) {
      assertThatThrownBy(() -> HubAddress.parse(bad))
          .hasMessage(
              "model: %s (expected: hf://ORGANISATION/NAME or hf://ORGANISATION/NAME@REVISION)"
                  .formatted(bad));
    }
    assertThat(HubAddress.parse("hf://gpt2").name()).isEqualTo("gpt2");
  }

  private HubCache cache() {
    return new HubCache(folder, "http://127.0.0.1:" + hub.getAddress().getPort());
  }

  private void fails(String message) {
    assertThatThrownBy(() -> cache().fetch(MODEL)).hasMessageContaining(message);
  }

  private static List<String> below(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      asked.add(exchange.getRequestURI().toString());
      String content =
          path.startsWith("/api/models/someone/tiny/revision/") ? listing() : content(path);
      if (redirects.containsKey(path)) {
        exchange.getResponseHeaders().add("Location", redirects.get(path));
        exchange.sendResponseHeaders(302, -1);
      } else if (content == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        byte[] body = content.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private @Nullable String content(String path) {
    return switch (path) {
      case "/elsewhere" -> files.get("model.safetensors");
      case "/wrong" -> files.get("wrong");
      default -> files.get(path.replace("/someone/tiny/resolve/" + COMMIT + "/", ""));
    };
  }

  private String listing() {
    List<String> siblings =
        files.entrySet().stream().map(file -> sibling(file.getKey(), file.getValue())).toList();
    return "{\"sha\": \"%s\", \"siblings\": [%s]}".formatted(COMMIT, String.join(",", siblings));
  }

  private static String sibling(String name, String content) {
    int bytes = content.getBytes(StandardCharsets.UTF_8).length;
    String large =
        name.endsWith(".safetensors")
            ? ", \"lfs\": {\"sha256\": \"%s\"}".formatted(hex("SHA-256", content))
            : "";
    return "{\"rfilename\": \"%s\", \"size\": %d, \"blobId\": \"%s\"%s}"
        .formatted(name, bytes, hex("SHA-1", "blob %d\0%s".formatted(bytes, content)), large);
  }

  private static String hex(String algorithm, String content) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm)
                  .digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
