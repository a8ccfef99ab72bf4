package io.crossmodal.encoder.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Weights that are spread over several files, as {@code model.safetensors.index.json} says: its
 * {@code weight_map} has the file of each array.
 */
final class ShardedTensors implements TensorSource {

  static final String INDEX = "model.safetensors.index.json";

  private final Map<String, String> places;
  private final Map<String, TensorFile> shards;

  private ShardedTensors(Map<String, String> places, Map<String, TensorFile> shards) {
    this.places = places;
    this.shards = shards;
  }

  /**
   * Maps every file of the index.
   *
   * @throws IOException if the index names a file that is missing or not beside it, or an array
   *     that its file does not have
   */
  static ShardedTensors open(HubFiles files) throws IOException {
    Map<String, String> places = places(files);
    ShardedTensors tensors = new ShardedTensors(places, new TreeMap<>());
    try {
      for (String file : new TreeSet<>(places.values())) {
        tensors.shards.put(file, files.tensors(file));
      }
      for (Map.Entry<String, String> place : places.entrySet()) {
        if (!tensors.shard(place.getValue()).names().contains(place.getKey())) {
          throw new IOException(
              "%s: no %s (expected: what %s says)"
                  .formatted(place.getValue(), place.getKey(), INDEX));
        }
      }
      return tensors;
    } catch (IOException | RuntimeException e) {
      tensors.close();
      throw e;
    }
  }

  /** The SHA-256 of each file, in the order of their names. */
  static List<String> sums(HubFiles files) throws IOException {
    List<String> sums = new ArrayList<>();
    for (String file : new TreeSet<>(places(files).values())) {
      sums.add(files.sum(file));
    }
    return sums;
  }

  private static Map<String, String> places(HubFiles files) throws IOException {
    Map<String, String> places = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry :
        files.json(INDEX).node().path("weight_map").properties()) {
      String file = entry.getValue().asText();
      if (!file.endsWith(".safetensors") || file.contains("/") || file.contains("\\")) {
        throw new IOException(
            "%s: %s: %s (expected: a .safetensors file beside it)"
                .formatted(INDEX, entry.getKey(), entry.getValue()));
      }
      places.put(entry.getKey(), file);
    }
    if (places.isEmpty()) {
      throw new IOException(
          "%s: no weight_map (expected: the file of each array)".formatted(INDEX));
    }
    return places;
  }

  private TensorFile shard(String file) {
    TensorFile shard = shards.get(file);
    if (shard == null) {
      throw new IllegalStateException(file + " is not open");
    }
    return shard;
  }

  @Override
  public Set<String> names() {
    return places.keySet();
  }

  @Override
  public long @Nullable [] shape(String name) {
    String file = places.get(name);
    return file == null ? null : shard(file).shape(name);
  }

  @Override
  public float[] read(String name, long... shape) throws IOException {
    String file = places.get(name);
    if (file == null) {
      throw new IOException("%s: missing (expected: in %s)".formatted(name, INDEX));
    }
    return shard(file).read(name, shape);
  }

  @Override
  public void close() {
    shards.values().forEach(TensorFile::close);
  }
}
