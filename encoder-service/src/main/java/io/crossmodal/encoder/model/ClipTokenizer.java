package io.crossmodal.encoder.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * CLIP's byte-pair tokenizer: its {@code tokenizer.json}, or one put together from the {@code
 * vocab.json} and {@code merges.txt} that older directories have instead.
 */
final class ClipTokenizer {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String START = "<|startoftext|>";
  private static final String END = "<|endoftext|>";

  /** Everything but the vocabulary and the merges, as transformers converts it. */
  private static final String FRAME =
      """
      {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
       "normalizer": {"type": "Sequence", "normalizers": [
         {"type": "NFC"},
         {"type": "Replace", "pattern": {"Regex": "\\\\s+"}, "content": " "},
         {"type": "Lowercase"}]},
       "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
         {"type": "Split", "behavior": "Removed", "invert": true, "pattern": {"Regex":
           "'s|'t|'re|'ve|'m|'ll|'d|[\\\\p{L}]+|[\\\\p{N}]|[^\\\\s\\\\p{L}\\\\p{N}]+"}},
         {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": true}]},
       "post_processor": {"type": "RobertaProcessing", "trim_offsets": false, "add_prefix_space": false},
       "decoder": null,
       "model": {"type": "BPE", "dropout": null, "unk_token": "<|endoftext|>",
         "continuing_subword_prefix": "", "end_of_word_suffix": "</w>", "fuse_unk": false}}
      """;

  private ClipTokenizer() {}

  static byte[] json(HubFiles files) throws IOException {
    if (files.has(HubModel.TOKENIZER) || !files.has("vocab.json")) {
      return files.read(HubModel.TOKENIZER);
    }
    JsonNode vocabulary = files.json("vocab.json").node();
    ObjectNode root = (ObjectNode) JSON.readTree(FRAME);
    ObjectNode model = (ObjectNode) root.path("model");
    model.set("vocab", vocabulary);
    model.set("merges", merges(files));
    ArrayNode added = (ArrayNode) root.path("added_tokens");
    ObjectNode processor = (ObjectNode) root.path("post_processor");
    special(added, processor, "cls", START, vocabulary);
    special(added, processor, "sep", END, vocabulary);
    return JSON.writeValueAsBytes(root);
  }

  private static ArrayNode merges(HubFiles files) throws IOException {
    ArrayNode merges = JSON.createArrayNode();
    new String(files.read("merges.txt"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#version"))
        .forEach(merges::add);
    return merges;
  }

  private static void special(
      ArrayNode added, ObjectNode processor, String role, String token, JsonNode vocabulary)
      throws IOException {
    JsonNode id = vocabulary.path(token);
    if (!id.isInt()) {
      throw new IOException("vocab.json: no %s (expected: CLIP's tokens)".formatted(token));
    }
    added
        .addObject()
        .put("id", id.intValue())
        .put("content", token)
        .put("single_word", false)
        .put("lstrip", false)
        .put("rstrip", false)
        .put("normalized", role.equals("cls"))
        .put("special", true);
    processor.putArray(role).add(token).add(id.intValue());
  }
}
