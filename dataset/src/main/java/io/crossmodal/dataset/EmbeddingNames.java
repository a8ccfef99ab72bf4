package io.crossmodal.dataset;

import io.crossmodal.dataset.npz.NpzException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the names of an archive's arrays say: the dimensions, all paired, and the gallery's
 * modality.
 */
record EmbeddingNames(SortedSet<Integer> dimensions, String galleryModality) {

  private static final Pattern VECTORS =
      Pattern.compile("(text|video|image|document)_([1-9]\\d{0,5})");

  static EmbeddingNames of(SortedSet<String> names) throws NpzException {
    if (!names.contains("ground_truth") && !names.contains("qrels")) {
      throw new NpzException("ground_truth: missing, and no qrels (found: %s)".formatted(names));
    }
    SortedSet<Integer> texts = dimensions(names, "text");
    String modality = galleryModality(names);
    SortedSet<Integer> gallery = dimensions(names, modality);
    checkPaired(texts, "text", gallery, modality);
    checkPaired(gallery, modality, texts, "text");
    if (texts.isEmpty()) {
      throw new NpzException(
          "no vectors (expected: text_<d> with video_<d>, image_<d> or document_<d>; found: %s)"
              .formatted(names));
    }
    return new EmbeddingNames(texts, modality);
  }

  private static String galleryModality(SortedSet<String> names) throws NpzException {
    String found = "";
    for (String modality : List.of("video", "image", "document")) {
      SortedSet<Integer> dimensions = dimensions(names, modality);
      if (!dimensions.isEmpty() && !found.isEmpty()) {
        throw new NpzException(
            "%s_%d beside %s_%d (expected: a gallery of one modality)"
                .formatted(found, dimensions(names, found).first(), modality, dimensions.first()));
      }
      found = dimensions.isEmpty() ? found : modality;
    }
    return found.isEmpty() ? "image" : found;
  }

  private static SortedSet<Integer> dimensions(SortedSet<String> names, String modality) {
    SortedSet<Integer> dimensions = new TreeSet<>();
    for (String name : names) {
      Matcher matcher = VECTORS.matcher(name);
      if (matcher.matches() && matcher.group(1).equals(modality)) {
        dimensions.add(Integer.valueOf(matcher.group(2)));
      }
    }
    return dimensions;
  }

  private static void checkPaired(
      SortedSet<Integer> some, String modality, SortedSet<Integer> others, String other)
      throws NpzException {
    for (int dimension : some) {
      if (!others.contains(dimension)) {
        throw new NpzException(
            "%s_%d without %s_%d (expected: both at each dimension)"
                .formatted(modality, dimension, other, dimension));
      }
    }
  }
}
