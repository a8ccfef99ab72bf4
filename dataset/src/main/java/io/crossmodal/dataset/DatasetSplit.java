package io.crossmodal.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A dataset in three parts that share no picture, so that no caption of a tested picture was
 * trained on.
 *
 * <p>Each part keeps the order of the whole; the whole's problems are not repeated.
 */
public record DatasetSplit(CaptionDataset train, CaptionDataset validation, CaptionDataset test) {

  private static final double TOLERANCE = 1e-9;

  /**
   * Splits {@code n} images into {@code round(n * train)}, {@code round(n * validation)} and the
   * rest.
   *
   * <p>Images are ordered by a hash of seed and id: the same ids fall into the same parts wherever
   * they stand in the file.
   *
   * @param train fraction, 0 to 1
   * @param validation fraction, 0 to 1; with {@code train} at most 1
   */
  public static DatasetSplit byImage(
      CaptionDataset dataset, long seed, double train, double validation) {
    if (!(train >= 0) || !(validation >= 0) || train + validation > 1 + TOLERANCE) {
      throw new IllegalArgumentException(
          "train %s, validation %s (expected: fractions of at most 1 together)"
              .formatted(train, validation));
    }
    int count = dataset.images().size();
    int trained = (int) Math.round(count * train);
    int validated = Math.min(count, trained + (int) Math.round(count * validation));
    List<CaptionedImage> shuffled = new ArrayList<>(dataset.images());
    shuffled.sort(
        Comparator.comparingLong((CaptionedImage image) -> hash(seed, image.imageId()))
            .thenComparing(CaptionedImage::imageId));
    return new DatasetSplit(
        part(dataset, "train", shuffled.subList(0, trained)),
        part(dataset, "validation", shuffled.subList(trained, validated)),
        part(dataset, "test", shuffled.subList(validated, count)));
  }

  private static CaptionDataset part(
      CaptionDataset whole, String name, List<CaptionedImage> images) {
    Set<CaptionedImage> members = new HashSet<>(images);
    return new CaptionDataset(
        whole.name() + "/" + name,
        whole.images().stream().filter(members::contains).toList(),
        DatasetProblems.NONE);
  }

  /** FNV-1a over the id's characters, finished by SplitMix64's mixer. */
  private static long hash(long seed, String id) {
    long hash = 0xCBF29CE484222325L ^ mixed(seed);
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001B3L;
    }
    return mixed(hash);
  }

  private static long mixed(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
