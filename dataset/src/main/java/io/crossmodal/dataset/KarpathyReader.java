package io.crossmodal.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Karpathy's {@code dataset*.json}: {@code {"images": [{"filename", "filepath"?, "sentences":
 * [{"raw"}]}]}}.
 *
 * <p>The split that the file names is not kept: {@link DatasetSplit} makes its own.
 */
final class KarpathyReader implements DatasetReader {

  private static final Pattern NAME = Pattern.compile("dataset.*\\.json");

  @Override
  public String layout() {
    return "dataset*.json (Karpathy split)";
  }

  @Override
  public List<Path> find(Path path) throws DatasetException {
    return DatasetReader.named(path, NAME.asMatchPredicate());
  }

  @Override
  public CaptionDataset read(Path path) throws DatasetException {
    Path file = find(path).getFirst();
    Path folder = file.resolveSibling("");
    ImageFolders folders = ImageFolders.in(folder, List.of());
    CaptionCollector collector = new CaptionCollector(folders);
    JsonRows.ofFields(
        file, Map.of("images", (row, image) -> addImage(row, image, folders, collector)));
    return collector.finish(folder);
  }

  private static void addImage(
      String row, JsonNode image, ImageFolders folders, CaptionCollector collector) {
    JsonNode sentences = image.path("sentences");
    if (!image.path("filename").isTextual() || !sentences.isArray()) {
      collector.malformed(row, "not {filename, sentences}");
      return;
    }
    String name = name(image, folders);
    for (int i = 0; i < sentences.size(); i++) {
      collector.add(
          "%s sentence %d".formatted(row, i), name, sentences.get(i).path("raw").asText(""));
    }
  }

  /**
   * COCO's files lie under their {@code filepath} where the folders were kept, and flat where not.
   */
  private static String name(JsonNode image, ImageFolders folders) {
    String flat = image.path("filename").textValue();
    String nested = image.path("filepath").asText("") + "/" + flat;
    boolean exists = ImageName.problem(nested).isEmpty() && folders.find(nested).isPresent();
    return exists ? nested : flat;
  }
}
