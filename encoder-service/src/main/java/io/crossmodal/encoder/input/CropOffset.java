package io.crossmodal.encoder.input;

/** Where a centred crop begins when it can't be exactly in the middle. */
public enum CropOffset {
  /** To the left and the top, as Hugging Face's processors do. */
  FLOOR,
  /** To the even one, as torchvision and OpenAI's CLIP do. */
  HALF_TO_EVEN;

  /** The first of {@code kept} samples of {@code size}; negative if there are fewer. */
  int of(int size, int kept) {
    return switch (this) {
      case FLOOR -> Math.floorDiv(size - kept, 2);
      case HALF_TO_EVEN -> (int) Math.rint((size - kept) / 2.0);
    };
  }
}
