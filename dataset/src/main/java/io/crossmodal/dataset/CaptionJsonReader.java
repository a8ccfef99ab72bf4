package io.crossmodal.dataset;

import java.nio.file.Path;
import java.util.List;

/**
 * {@code captions.json}: an array of {@code {"file_name": ..., "caption": ...}}, pictures or videos
 * beside it or in a folder.
 */
final class CaptionJsonReader implements DatasetReader {

  @Override
  public String layout() {
    return "captions.json";
  }

  @Override
  public List<Path> find(Path path) throws DatasetException {
    return DatasetReader.named(path, "captions.json"::equals);
  }

  @Override
  public CaptionDataset read(Path path) throws DatasetException {
    Path file = find(path).getFirst();
    Path folder = file.resolveSibling("");
    CaptionCollector collector = new CaptionCollector(ImageFolders.in(folder, List.of()));
    JsonRows.ofArray(
        file,
        (row, element) -> {
          if (element.path("file_name").isTextual() && element.path("caption").isTextual()) {
            collector.add(
                row, element.path("file_name").textValue(), element.path("caption").textValue());
          } else {
            collector.malformed(row, "not {file_name, caption} of two strings");
          }
        });
    return collector.finish(folder);
  }
}
