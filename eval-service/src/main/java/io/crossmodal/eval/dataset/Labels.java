package io.crossmodal.eval.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which images each text is about, and how well they fit it.
 *
 * @param images rows of the images by text, ascending; none where a text is about no image
 * @param grades of them in the same order, each at least 1
 */
public record Labels(int[][] images, int[][] grades) {

  private static final int[] NONE = {};
  private static final int[] ONE = {1};

  public Labels {
    if (images.length != grades.length) {
      throw new IllegalArgumentException(
          "labels: %d lists of images, %d of grades (expected: as many)"
              .formatted(images.length, grades.length));
    }
    for (int text = 0; text < images.length; text++) {
      if (images[text].length != grades[text].length
          || Arrays.stream(grades[text]).anyMatch(grade -> grade < 1)) {
        throw new IllegalArgumentException(
            "labels of text %d: %d images, grades %s (expected: one an image, each at least 1)"
                .formatted(text, images[text].length, Arrays.toString(grades[text])));
      }
    }
  }

  /** At most one image a text, of grade 1; a negative row for none. */
  public static Labels single(int[] imageOfText) {
    return new Labels(
        Arrays.stream(imageOfText)
            .mapToObj(image -> image < 0 ? NONE : new int[] {image})
            .toArray(int[][]::new),
        Arrays.stream(imageOfText).mapToObj(image -> image < 0 ? NONE : ONE).toArray(int[][]::new));
  }

  /**
   * Labels in any order.
   *
   * @param pairs text row, image row and grade of each, none twice; those of grade 0 are passed
   *     over
   * @param texts number of texts
   */
  static Labels of(int[][] pairs, int texts) {
    List<List<int[]>> byText = lists(texts);
    for (int[] pair : pairs) {
      if (pair[2] > 0) {
        byText.get(pair[0]).add(new int[] {pair[1], pair[2]});
      }
    }
    byText.forEach(some -> some.sort(Comparator.comparingInt(label -> label[0])));
    return new Labels(column(byText, 0), column(byText, 1));
  }

  /** Texts that are labelled or not. */
  public int texts() {
    return images.length;
  }

  /** True if no text is about several images. */
  boolean areSingle() {
    return Arrays.stream(images).allMatch(rows -> rows.length <= 1);
  }

  /** True if all grades are 1. */
  boolean areAlike() {
    return Arrays.stream(grades).allMatch(some -> Arrays.stream(some).allMatch(g -> g == 1));
  }

  /** Texts that are about some image. */
  int[] labelled() {
    return IntStream.range(0, images.length).filter(text -> images[text].length > 0).toArray();
  }

  /** The same labels seen from the images: texts by image, of {@code count} images. */
  Labels inverse(int count) {
    List<List<int[]>> found = lists(count);
    for (int text = 0; text < images.length; text++) {
      for (int i = 0; i < images[text].length; i++) {
        found.get(images[text][i]).add(new int[] {text, grades[text][i]});
      }
    }
    return new Labels(column(found, 0), column(found, 1));
  }

  private static List<List<int[]>> lists(int count) {
    return IntStream.range(0, count).<List<int[]>>mapToObj(_ -> new ArrayList<>(1)).toList();
  }

  private static int[][] column(List<List<int[]>> rows, int column) {
    return rows.stream()
        .map(row -> row.stream().mapToInt(cell -> cell[column]).toArray())
        .toArray(int[][]::new);
  }
}
