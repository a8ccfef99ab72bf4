package io.crossmodal.dataset.scenes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes a set of scenes as a folder that {@link io.crossmodal.dataset.Datasets} reads: {@code
 * images/NNNNN.png} beside a {@code captions.json} of {@code [{file_name, caption}]}, three to five
 * rows a picture.
 */
public final class SceneDataset {

  public static final int DEFAULT_SIDE = 96;

  private SceneDataset() {}

  /**
   * Writes {@code count} scenes; the same arguments give the same bytes.
   *
   * @param folder made when missing; files of the same names are replaced
   * @param side width and height of a picture in pixels
   */
  public static void write(Path folder, int count, long seed, int side) throws IOException {
    List<Scene> scenes = SceneGenerator.generate(new SceneSet(count, seed));
    Path images = Files.createDirectories(folder.resolve("images"));
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(Files.newBufferedWriter(folder.resolve("captions.json")))) {
      json.writeStartArray();
      for (int i = 0; i < scenes.size(); i++) {
        String name = "%05d.png".formatted(i);
        Files.write(images.resolve(name), png(scenes.get(i), side));
        for (String caption : SceneCaptions.of(scenes.get(i))) {
          writeRow(json, name, caption);
        }
      }
      json.writeEndArray();
      json.writeRaw('\n');
    }
  }

  private static void writeRow(JsonGenerator json, String name, String caption) throws IOException {
    json.writeRaw('\n');
    json.writeStartObject();
    json.writeStringField("file_name", name);
    json.writeStringField("caption", caption);
    json.writeEndObject();
  }

  private static byte[] png(Scene scene, int side) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(ScenePainter.paint(scene, side), "png", stream);
    }
    return bytes.toByteArray();
  }
}
