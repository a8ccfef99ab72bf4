package io.crossmodal.encoder.train;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which caption belongs to which picture, both by position.
 *
 * @param images number of pictures
 * @param imageOfText the picture of each caption
 */
record Pairing(int images, int[] imageOfText) {

  static Pairing of(List<Example> examples) {
    return new Pairing(
        examples.size(),
        IntStream.range(0, examples.size())
            .flatMap(i -> IntStream.generate(() -> i).limit(examples.get(i).captions().size()))
            .toArray());
  }

  int texts() {
    return imageOfText.length;
  }

  int queries(Direction direction) {
    return direction == Direction.TEXT_TO_IMAGE ? texts() : images;
  }

  int gallery(Direction direction) {
    return direction == Direction.TEXT_TO_IMAGE ? images : texts();
  }

  boolean relevant(Direction direction, int query, int item) {
    return direction == Direction.TEXT_TO_IMAGE
        ? imageOfText[query] == item
        : imageOfText[item] == query;
  }
}
