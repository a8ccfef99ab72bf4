package io.crossmodal.eval.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Texts and images, either side being the queries or the gallery of the other.
 *
 * @param name of the file or gallery, for people
 * @param imageModality what the images are: {@link Modality#IMAGE}, {@link Modality#VIDEO} or
 *     {@link Modality#DOCUMENT}
 * @param textIds a row each
 * @param imageIds a row each
 * @param labels which images each text describes
 * @param origin where the items are
 */
public record RetrievalDataset(
    String name,
    Modality imageModality,
    List<String> textIds,
    List<String> imageIds,
    Labels labels,
    Origin origin) {

  public RetrievalDataset {
    textIds = List.copyOf(textIds);
    imageIds = List.copyOf(imageIds);
    if (labels.texts() != textIds.size()) {
      throw new IllegalArgumentException(
          "labels of %d texts (expected: %d)".formatted(labels.texts(), textIds.size()));
    }
  }

  /** Dimensions at which the vectors are there without being derived, ascending. */
  public SortedSet<Integer> dimensions() {
    return switch (origin) {
      case Origin.File file -> new TreeSet<>(file.vectors().keySet());
      case Origin.Gallery gallery -> new TreeSet<>(List.of(gallery.dimension()));
    };
  }

  /** The largest dimension, from which others are derived. */
  public int nativeDimension() {
    return dimensions().last();
  }

  /** Vectors of the native dimension: all of a file, a sample of a gallery. */
  public PairedVectors sample() {
    return switch (origin) {
      case Origin.File file -> file.at(nativeDimension());
      case Origin.Gallery gallery -> gallery.sample();
    };
  }

  /** SHA-256 of all ids, pairs and vectors, in hexadecimal digits; of a file computed here. */
  public String hash() {
    return switch (origin) {
      case Origin.File file -> DataHash.of(file, labels);
      case Origin.Gallery gallery -> gallery.hash();
    };
  }

  /** Texts that describe an image, each looking for it among all images. */
  public Relevance textsAskImages() {
    int[] rows = labels.labelled();
    int[] clusters =
        labels.areSingle()
            ? IntStream.of(rows).map(text -> labels.images()[text][0]).toArray()
            : IntStream.range(0, rows.length).toArray();
    return relevance(labels, rows, textIds, imageIds, clusters);
  }

  /** Images that a text describes, each looking for its texts among all texts. */
  public Relevance imagesAskTexts() {
    Labels texts = labels.inverse(imageIds.size());
    int[] rows = texts.labelled();
    return relevance(texts, rows, imageIds, textIds, rows);
  }

  private Relevance relevance(
      Labels found, int[] rows, List<String> queries, List<String> items, int[] clusters) {
    return new Relevance(
        IntStream.of(rows).mapToObj(queries::get).toList(),
        items,
        IntStream.of(rows).mapToObj(row -> found.images()[row]).toArray(int[][]::new),
        labels.areAlike()
            ? new int[0][]
            : IntStream.of(rows).mapToObj(row -> found.grades()[row]).toArray(int[][]::new),
        clusters);
  }

  /** Texts that describe no image of the dataset. */
  public int textsWithoutImage() {
    return textIds.size() - labels.labelled().length;
  }

  /** Images that no text describes. */
  public int imagesWithoutText() {
    return imageIds.size()
        - (int) Arrays.stream(labels.images()).flatMapToInt(IntStream::of).distinct().count();
  }
}
