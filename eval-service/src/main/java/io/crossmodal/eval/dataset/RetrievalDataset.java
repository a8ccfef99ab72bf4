package io.crossmodal.eval.dataset;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Texts and images, either side being the queries or the gallery of the other.
 *
 * @param name of the file or gallery, for people
 * @param imageModality what the images are: {@link Modality#IMAGE} or {@link Modality#VIDEO}
 * @param textIds a row each
 * @param imageIds a row each
 * @param imageOfText row of the image that each text describes; -1 where there is none
 * @param origin where the items are
 */
public record RetrievalDataset(
    String name,
    Modality imageModality,
    List<String> textIds,
    List<String> imageIds,
    int[] imageOfText,
    Origin origin) {

  public RetrievalDataset {
    textIds = List.copyOf(textIds);
    imageIds = List.copyOf(imageIds);
    if (imageOfText.length != textIds.size()) {
      throw new IllegalArgumentException(
          "imageOfText: %d rows (expected: %d, one a text)"
              .formatted(imageOfText.length, textIds.size()));
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
      case Origin.File file -> DataHash.of(file, imageOfText);
      case Origin.Gallery gallery -> gallery.hash();
    };
  }

  /** Texts that describe an image, each looking for it among all images. */
  public Relevance textsAskImages() {
    int[] rows = IntStream.range(0, imageOfText.length).filter(t -> imageOfText[t] >= 0).toArray();
    int[] images = IntStream.of(rows).map(t -> imageOfText[t]).toArray();
    return new Relevance(
        IntStream.of(rows).mapToObj(textIds::get).toList(),
        imageIds,
        IntStream.of(images).mapToObj(image -> new int[] {image}).toArray(int[][]::new),
        images);
  }

  /** Images that a text describes, each looking for its texts among all texts. */
  public Relevance imagesAskTexts() {
    int[][] texts = textsOfImages();
    int[] rows = IntStream.range(0, texts.length).filter(i -> texts[i].length > 0).toArray();
    return new Relevance(
        IntStream.of(rows).mapToObj(imageIds::get).toList(),
        textIds,
        IntStream.of(rows).mapToObj(image -> texts[image]).toArray(int[][]::new),
        rows);
  }

  /** Texts that describe no image of the dataset. */
  public int textsWithoutImage() {
    return (int) IntStream.of(imageOfText).filter(image -> image < 0).count();
  }

  /** Images that no text describes. */
  public int imagesWithoutText() {
    return imageIds.size()
        - (int) IntStream.of(imageOfText).filter(image -> image >= 0).distinct().count();
  }

  private int[][] textsOfImages() {
    int[] counts = new int[imageIds.size()];
    for (int image : imageOfText) {
      if (image >= 0) {
        counts[image]++;
      }
    }
    int[][] texts = new int[counts.length][];
    for (int image = 0; image < counts.length; image++) {
      texts[image] = new int[counts[image]];
    }
    for (int text = imageOfText.length - 1; text >= 0; text--) {
      int image = imageOfText[text];
      if (image >= 0) {
        texts[image][--counts[image]] = text;
      }
    }
    return texts;
  }
}
