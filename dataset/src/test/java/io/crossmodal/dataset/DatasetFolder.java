package io.crossmodal.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Builds a dataset's folder for a test; pictures are empty files, since readers open none. */
record DatasetFolder(Path root) {

  DatasetFolder pictures(String... names) throws IOException {
    for (String name : names) {
      file(name, "");
    }
    return this;
  }

  DatasetFolder file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  CaptionDataset open() throws DatasetException {
    return Datasets.open(root);
  }

  /** "id: caption | caption" for each image. */
  static List<String> lines(CaptionDataset dataset) {
    return dataset.images().stream()
        .map(image -> image.imageId() + ": " + String.join(" | ", image.captions()))
        .toList();
  }
}
