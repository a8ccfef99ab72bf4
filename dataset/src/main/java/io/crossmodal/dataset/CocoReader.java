package io.crossmodal.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * COCO: {@code annotations/captions_<part>.json} of {@code {"images": [{"id", "file_name"}],
 * "annotations": [{"image_id", "caption"}]}}, pictures in {@code <part>/}, {@code images/<part>/}
 * or {@code images/}.
 */
final class CocoReader implements DatasetReader {

  private static final Pattern NAME = Pattern.compile("captions_(.+)\\.json");

  @Override
  public String layout() {
    return "annotations/captions_*.json (COCO)";
  }

  @Override
  public List<Path> find(Path path) throws DatasetException {
    List<Path> inAnnotations =
        DatasetReader.named(path.resolve("annotations"), NAME.asMatchPredicate());
    return inAnnotations.isEmpty()
        ? DatasetReader.named(path, NAME.asMatchPredicate())
        : inAnnotations;
  }

  @Override
  public CaptionDataset read(Path path) throws DatasetException {
    List<Path> files = find(path);
    Path folder = folder(files.getFirst());
    List<String> parts = new ArrayList<>();
    for (Path file : files) {
      parts.add(part(file));
      parts.add("images/" + part(file));
    }
    CaptionCollector collector = new CaptionCollector(ImageFolders.in(folder, parts));
    boolean byPart = files.stream().anyMatch(file -> hasFolder(folder, file));
    for (Path file : files) {
      if (byPart && !hasFolder(folder, file)) {
        // Both parts' captions come in one archive; the larger part's pictures often were not
        // fetched.
        collector.missing(file.getFileName().toString(), "no folder " + part(file));
      } else {
        readFile(file, collector);
      }
    }
    return collector.finish(folder);
  }

  private static void readFile(Path file, CaptionCollector collector) throws DatasetException {
    Map<Long, String> names = new HashMap<>();
    List<Annotation> annotations = new ArrayList<>();
    JsonRows.ofFields(
        file,
        Map.of(
            "images", (row, image) -> addName(row, image, names, collector),
            "annotations", (row, node) -> addAnnotation(row, node, annotations, collector)));
    for (Annotation annotation : annotations) {
      String name = names.get(annotation.imageId());
      if (name == null) {
        collector.missing(annotation.row(), "image_id " + annotation.imageId());
      } else {
        collector.add(annotation.row(), name, annotation.caption());
      }
    }
  }

  private static void addName(
      String row, JsonNode image, Map<Long, String> names, CaptionCollector collector) {
    if (image.path("id").isIntegralNumber() && image.path("file_name").isTextual()) {
      names.put(image.path("id").longValue(), image.path("file_name").textValue());
    } else {
      collector.malformed(row, "not {id, file_name}");
    }
  }

  private static void addAnnotation(
      String row, JsonNode node, List<Annotation> annotations, CaptionCollector collector) {
    if (node.path("image_id").isIntegralNumber() && node.path("caption").isTextual()) {
      annotations.add(
          new Annotation(row, node.path("image_id").longValue(), node.path("caption").textValue()));
    } else {
      collector.malformed(row, "not {image_id, caption}");
    }
  }

  private static Path folder(Path file) {
    Path holder = file.resolveSibling("");
    boolean inAnnotations = holder.endsWith("annotations") && holder.getParent() != null;
    return inAnnotations ? holder.resolveSibling("") : holder;
  }

  private static boolean hasFolder(Path folder, Path file) {
    return Files.isDirectory(folder.resolve(part(file)))
        || Files.isDirectory(folder.resolve("images").resolve(part(file)));
  }

  /** {@code val2017} of {@code captions_val2017.json}. */
  private static String part(Path file) {
    return NAME.matcher(file.getFileName().toString()).replaceFirst("$1");
  }

  /** Kept until the names are known, since the file may give its images last. */
  private record Annotation(String row, long imageId, String caption) {}
}
