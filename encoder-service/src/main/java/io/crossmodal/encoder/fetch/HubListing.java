package io.crossmodal.encoder.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a hub says a model consists of: of that, the files that a model is loaded from.
 *
 * @param commit the commit that the revision stands for
 */
record HubListing(String commit, List<HubFile> files) {

  /** Settings and vocabularies, at the top or in the folder of a module ({@code 1_Pooling}). */
  private static final Pattern SMALL =
      Pattern.compile("(?:\\d+_\\w+/)?[\\w.-]+\\.json|merges\\.txt|vocab\\.txt");

  private static final Pattern WEIGHTS =
      Pattern.compile("(?:\\d+_\\w+/)?model(?:-\\d+-of-\\d+)?\\.safetensors");
  private static final String WHOLE = "model.safetensors";
  private static final JsonMapper JSON = new JsonMapper();
  private static final long MAX_SMALL_BYTES = 64 << 20;
  private static final long MAX_BYTES = 32L << 30;

  /**
   * Reads a hub's answer.
   *
   * @throws IOException if it lacks something, or lists no weights that can be read
   */
  static HubListing parse(byte[] json) throws IOException {
    JsonNode root = JSON.readTree(json);
    String commit = root.path("sha").asText();
    if (!commit.matches("[0-9a-f]{40}")) {
      throw new IOException("sha: %s (expected: the commit)".formatted(commit));
    }
    List<HubFile> files = new ArrayList<>();
    for (JsonNode node : root.path("siblings")) {
      HubFile file = file(node);
      boolean small = SMALL.matcher(file.path()).matches() && file.bytes() <= MAX_SMALL_BYTES;
      if (small || WEIGHTS.matcher(file.path()).matches()) {
        check(file);
        files.add(file);
      }
    }
    if (files.stream().anyMatch(file -> file.path().equals(WHOLE))) {
      files.removeIf(file -> file.path().matches("model-\\d+-of-\\d+\\.safetensors"));
    } else if (files.stream().noneMatch(file -> file.path().startsWith("model-"))) {
      throw new IOException("no %s (expected: weights as safetensors)".formatted(WHOLE));
    }
    long bytes = files.stream().mapToLong(HubFile::bytes).sum();
    if (bytes > MAX_BYTES) {
      throw new IOException("%d bytes (expected: at most %d)".formatted(bytes, MAX_BYTES));
    }
    return new HubListing(commit, List.copyOf(files));
  }

  private static HubFile file(JsonNode node) {
    JsonNode large = node.path("lfs");
    return new HubFile(
        node.path("rfilename").asText(),
        node.path("size").asLong(-1),
        large.isObject() ? large.path("sha256").asText() : node.path("blobId").asText());
  }

  private static void check(HubFile file) throws IOException {
    if (file.bytes() < 0 || !file.sum().matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
      throw new IOException(
          "%s: size %d and sum %s (expected: both)"
              .formatted(file.path(), file.bytes(), file.sum()));
    }
  }
}
