package io.crossmodal.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Joins rows of captions with the pictures they name, and keeps account of what does not fit. */
final class CaptionCollector {

  private final ImageFolders folders;
  private final Map<String, Optional<ImageFolders.Found>> found = new HashMap<>();
  private final Map<ImageFolders.Found, List<String>> captions = new LinkedHashMap<>();
  private final List<String> captionsWithoutImage = new ArrayList<>();
  private final List<String> malformedRows = new ArrayList<>();

  CaptionCollector(ImageFolders folders) {
    this.folders = folders;
  }

  /** Takes one caption; {@code row} says in messages where it stands. */
  void add(String row, String imageName, String caption) {
    String name = imageName.strip();
    Optional<String> problem = ImageName.problem(name);
    if (problem.isPresent()) {
      malformed(row, problem.get());
    } else if (caption.isBlank()) {
      malformed(row, "no caption for " + name);
    } else {
      found
          .computeIfAbsent(name, folders::find)
          .ifPresentOrElse(
              image -> captions.computeIfAbsent(image, _ -> new ArrayList<>()).add(caption.strip()),
              () -> missing(row, name));
    }
  }

  void malformed(String row, String problem) {
    malformedRows.add(row + ": " + problem);
  }

  void missing(String row, String name) {
    captionsWithoutImage.add(row + ": " + name);
  }

  /** The dataset of all rows; fails when none of them had both a caption and a picture. */
  CaptionDataset finish(Path folder) throws DatasetException {
    List<CaptionedImage> images = new ArrayList<>(captions.size());
    SortedSet<String> unnamed = folders.ids();
    captions.forEach(
        (image, texts) -> {
          images.add(new CaptionedImage(image.imageId(), Picture.of(image.file()), texts));
          unnamed.remove(image.imageId());
        });
    DatasetProblems problems =
        new DatasetProblems(captionsWithoutImage, List.copyOf(unnamed), malformedRows);
    if (images.isEmpty()) {
      throw new DatasetException(
          folder,
          "0 pictures with a caption (expected: at least 1); "
              + (problems.count() == 0 ? "no rows" : String.join("; ", problems.summary())));
    }
    return new CaptionDataset(CaptionDataset.nameOf(folder), images, problems);
  }
}
