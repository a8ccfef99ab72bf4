package io.crossmodal.dataset;

import java.util.List;

/**
 * What a dataset holds that could not be used; none of it stops the rest from being read.
 *
 * @param captionsWithoutImage "row: file name" of captions whose picture is missing
 * @param imagesWithoutCaption ids of pictures that no caption names
 * @param malformedRows "row: what is wrong" of rows that are no caption
 */
public record DatasetProblems(
    List<String> captionsWithoutImage,
    List<String> imagesWithoutCaption,
    List<String> malformedRows) {

  /** Nothing was wrong. */
  public static final DatasetProblems NONE = new DatasetProblems(List.of(), List.of(), List.of());

  private static final int SHOWN = 3;

  public DatasetProblems {
    captionsWithoutImage = List.copyOf(captionsWithoutImage);
    imagesWithoutCaption = List.copyOf(imagesWithoutCaption);
    malformedRows = List.copyOf(malformedRows);
  }

  public int count() {
    return captionsWithoutImage.size() + imagesWithoutCaption.size() + malformedRows.size();
  }

  /**
   * One line a kind that occurred: its count and its first examples; empty when nothing was wrong.
   */
  public List<String> summary() {
    return List.of(
            line("captions without a picture", captionsWithoutImage),
            line("pictures without a caption", imagesWithoutCaption),
            line("malformed rows", malformedRows))
        .stream()
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String line(String kind, List<String> found) {
    if (found.isEmpty()) {
      return "";
    }
    String examples = String.join("; ", found.subList(0, Math.min(SHOWN, found.size())));
    return "%d %s: %s%s"
        .formatted(found.size(), kind, examples, found.size() > SHOWN ? "; ..." : "");
  }
}
