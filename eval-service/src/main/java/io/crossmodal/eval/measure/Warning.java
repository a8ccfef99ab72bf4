package io.crossmodal.eval.measure;

/** Something that a reader of the figures must know; the report says it in words. */
public sealed interface Warning {

  /**
   * So many vectors of a modality are alike that the model can't have seen them.
   *
   * @param modality {@code image} or {@code text}
   * @param alike vectors in the largest group of alike ones
   * @param count vectors in all
   */
  record AlikeVectors(String modality, int alike, int count) implements Warning {

    /** Share of the vectors that are alike. */
    public double share() {
      return (double) alike / count;
    }
  }

  /**
   * Vectors that are copies of others, bit by bit.
   *
   * @param modality {@code image} or {@code text}
   * @param duplicates vectors that equal an earlier one
   * @param count vectors in all
   */
  record DuplicateVectors(String modality, int duplicates, int count) implements Warning {}

  /**
   * Texts whose vector is that of their own image: the file was made wrongly, or the answer leaked.
   *
   * @param leaked such texts
   * @param pairs texts that have an image
   */
  record LeakedPairs(int leaked, int pairs) implements Warning {}

  /**
   * Vectors without a direction.
   *
   * @param modality {@code image} or {@code text}
   * @param zeros vectors of length 0
   * @param count vectors in all
   */
  record ZeroVectors(String modality, int zeros, int count) implements Warning {}

  /**
   * All vectors point nearly the same way: their space has collapsed.
   *
   * @param modality {@code image} or {@code text}
   * @param meanCosine of pairs
   * @param effectiveRank directions that the vectors really use
   * @param dimension components of a vector
   */
  record NarrowSpace(String modality, double meanCosine, double effectiveRank, int dimension)
      implements Warning {}

  /**
   * Relevant items share their score with others in many queries; figures are expectations over the
   * order of ties.
   *
   * @param experiment configuration with the most, for example {@code dim_256_prec_int4_cand_100}
   * @param direction for example {@code text_to_image}
   * @param share of its queries
   */
  record TiedScores(String experiment, String direction, double share) implements Warning {}

  /**
   * A configuration finds less than a random order does.
   *
   * @param experiment for example {@code dim_512_prec_int8_cand_100}
   * @param direction for example {@code text_to_image}
   * @param measure for example {@code recall@10}
   * @param value of the measure
   * @param chance its value for a random order
   */
  record BelowChance(
      String experiment, String direction, String measure, double value, double chance)
      implements Warning {}

  /**
   * Too few images for narrow intervals.
   *
   * @param images that queries belong to
   */
  record FewImages(int images) implements Warning {}

  /**
   * Parts of the source that could not take part.
   *
   * @param captionsWithoutImage captions of missing pictures
   * @param imagesWithoutCaption pictures that no caption names
   * @param malformedRows rows that are no caption
   * @param unreadableImages pictures that can't be decoded
   */
  record LeftOut(
      int captionsWithoutImage, int imagesWithoutCaption, int malformedRows, int unreadableImages)
      implements Warning {}

  /**
   * Texts that look for documents, none of which is relevant to them.
   *
   * @param texts of this kind, which are in no figure
   */
  record Unanswerable(int texts) implements Warning {}

  /**
   * Plots that could not be drawn.
   *
   * @param reason what the machine lacks
   */
  record NoPlots(String reason) implements Warning {}
}
