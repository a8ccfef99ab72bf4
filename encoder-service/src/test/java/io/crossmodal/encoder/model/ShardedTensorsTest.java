package io.crossmodal.encoder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardedTensorsTest {

  @TempDir private Path temp;

  @Test
  void readsAsOneFileDoes() throws IOException {
    Path whole = TinyBert.save(temp.resolve("whole"), WeightPrecision.FP32);
    Path sharded = sharded();
    try (DualEncoder one = new HubModel("whole", whole).load();
        DualEncoder several = new HubModel("sharded", sharded).load()) {
      assertThat(several.encodeTexts(Models.texts(several, "a red dog")))
          .isDeepEqualTo(one.encodeTexts(Models.texts(one, "a red dog")));
    }
  }

  @Test
  void anyFileMakesTheVersion() throws IOException {
    Path sharded = sharded();
    String before = new HubModel("sharded", sharded).version();
    assertThat(before).hasSize(12);
    Path first = sharded.resolve("model-1.safetensors");
    byte[] bytes = Files.readAllBytes(first);
    bytes[bytes.length - 1] ^= 1;
    Files.delete(first);
    Files.write(first, bytes);
    Files.setLastModifiedTime(first, FileTime.fromMillis(1));
    assertThat(new HubModel("sharded", sharded).version()).isNotEqualTo(before);
  }

  @Test
  void refusesAnIndexThatDoesNotFit() throws IOException {
    Path sharded = sharded();
    Path index = sharded.resolve(ShardedTensors.INDEX);
    String good = Files.readString(index);
    Files.writeString(index, good.replace("model-1.safetensors", "../model-1.safetensors"));
    fails(sharded, "(expected: a .safetensors file beside it)");
    Files.writeString(index, "{}");
    fails(sharded, "no weight_map");
    Files.writeString(
        index,
        good.replace("{\"weight_map\": {", "{\"weight_map\": {\"more\": \"model-0.safetensors\","));
    fails(sharded, "model-0.safetensors: no more");
    Files.writeString(index, good);
    Files.delete(sharded.resolve("model-0.safetensors"));
    fails(sharded, "model-0.safetensors: missing");
  }

  private static void fails(Path folder, String message) {
    assertThatThrownBy(() -> new HubModel("sharded", folder).load())
        .hasMessageStartingWith("model sharded: ")
        .hasMessageContaining(message);
  }

  /** The tiny model with every other array in a second file. */
  private Path sharded() throws IOException {
    Path folder = TinyBert.save(temp.resolve("sharded"), WeightPrecision.FP32);
    Files.delete(folder.resolve(HubModel.WEIGHTS));
    List<WeightSpec> specs = TinyBert.published(folder);
    Map<String, float[]> values = TinyBert.values(specs);
    List<List<WeightSpec>> halves = List.of(new ArrayList<>(), new ArrayList<>());
    List<String> places = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      halves.get(i % 2).add(specs.get(i));
      places.add("\"%s\": \"model-%d.safetensors\"".formatted(specs.get(i).name(), i % 2));
    }
    for (int half = 0; half < 2; half++) {
      Files.write(
          folder.resolve("model-%d.safetensors".formatted(half)),
          Safetensors.write(halves.get(half), values, WeightPrecision.FP32));
    }
    Files.writeString(
        folder.resolve(ShardedTensors.INDEX),
        "{\"weight_map\": {%s}}".formatted(String.join(",", places)));
    return folder;
  }
}
