package io.crossmodal.encoder.train;

/** How well a caption and a picture fit, both by position; higher is better. */
@FunctionalInterface
interface Scorer {

  double score(int text, int image);

  default double score(Direction direction, int query, int item) {
    return direction == Direction.TEXT_TO_IMAGE ? score(query, item) : score(item, query);
  }
}
