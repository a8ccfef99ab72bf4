package io.crossmodal.dataset.scenes;

import java.util.List;

/** One of nine places in a picture, row by row, with the phrases that name it. */
public enum Place {
  TOP_LEFT("in the top left corner", "in the upper left", "at the top left"),
  TOP("at the top", "at the top centre", "near the top edge"),
  TOP_RIGHT("in the top right corner", "in the upper right", "at the top right"),
  LEFT("on the left", "on the left side", "at the left edge"),
  CENTRE("in the middle", "in the centre", "at the centre"),
  RIGHT("on the right", "on the right side", "at the right edge"),
  BOTTOM_LEFT("in the bottom left corner", "in the lower left", "at the bottom left"),
  BOTTOM("at the bottom", "at the bottom centre", "near the bottom edge"),
  BOTTOM_RIGHT("in the bottom right corner", "in the lower right", "at the bottom right");

  private static final double[] CENTRES = {0.2, 0.5, 0.8};

  private final List<String> phrases;

  Place(String... phrases) {
    this.phrases = List.of(phrases);
  }

  List<String> phrases() {
    return phrases;
  }

  int row() {
    return ordinal() / 3;
  }

  int column() {
    return ordinal() % 3;
  }

  /** Horizontal centre as a fraction of the picture's side. */
  double x() {
    return CENTRES[column()];
  }

  /** Vertical centre as a fraction of the picture's side, downwards. */
  double y() {
    return CENTRES[row()];
  }
}
