package io.crossmodal.eval.measure;

import java.util.Arrays;

/**
 * Who is looked for among whom, in one direction.
 *
 * <p>Every relevant item that the gallery holds is in every pool of its query; all other items,
 * relevant to other queries or to none, are distractors. Queries without a relevant item are not
 * part of a task.
 *
 * @param name of the direction, part of its random streams, for example {@code text_to_image}
 * @param gallery items that are searched
 * @param relevant rows of the relevant items by query, at least one each, none twice
 * @param grades of them in the same order, each at least 1; empty where all are 1
 * @param clusters by query, the image that it belongs to: queries of one image are not independent
 */
public record RetrievalTask(
    String name, int gallery, int[][] relevant, int[][] grades, int[] clusters) {

  private static final int[] ALIKE = {};

  public RetrievalTask {
    relevant = copy(relevant);
    grades = copy(grades);
    clusters = clusters.clone();
    if (relevant.length == 0 || relevant.length != clusters.length) {
      throw new IllegalArgumentException(
          "%s: %d queries, %d clusters (expected: at least 1, as many)"
              .formatted(name, relevant.length, clusters.length));
    }
    for (int query = 0; query < relevant.length; query++) {
      checkRows(name, query, relevant[query], gallery);
    }
    for (int query = 0; query < grades.length; query++) {
      if (grades[query].length != relevant[query].length
          || Arrays.stream(grades[query]).anyMatch(grade -> grade < 1)) {
        throw new IllegalArgumentException(
            "%s: grades %s of query %d (expected: %d, each at least 1)"
                .formatted(name, Arrays.toString(grades[query]), query, relevant[query].length));
      }
    }
  }

  /** A task whose relevant items are alike. */
  public RetrievalTask(String name, int gallery, int[][] relevant, int[] clusters) {
    this(name, gallery, relevant, new int[0][], clusters);
  }

  /** Number of queries. */
  public int queries() {
    return relevant.length;
  }

  /** Rows of the relevant items of a query; not a copy. */
  int[] relevant(int query) {
    return relevant[query];
  }

  /** Grades of the relevant items of a query; empty if all are 1; not a copy. */
  int[] grades(int query) {
    return grades.length == 0 ? ALIKE : grades[query];
  }

  /** Most relevant items that one query has. */
  public int maxRelevant() {
    return Arrays.stream(relevant).mapToInt(rows -> rows.length).max().orElse(0);
  }

  private static int[][] copy(int[][] rows) {
    return Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
  }

  private static void checkRows(String name, int query, int[] rows, int gallery) {
    int[] sorted = rows.clone();
    Arrays.sort(sorted);
    boolean distinct = Arrays.stream(sorted).distinct().count() == sorted.length;
    if (sorted.length == 0 || sorted[0] < 0 || sorted[sorted.length - 1] >= gallery || !distinct) {
      throw new IllegalArgumentException(
          "%s: relevant rows %s of query %d (expected: at least one, each once, each 0..%d)"
              .formatted(name, Arrays.toString(rows), query, gallery - 1));
    }
  }
}
