package io.crossmodal.encoder.input;

/** Which size a picture is scaled to. */
public sealed interface Scaling {

  /** A size in pixels. */
  record Size(int width, int height) {

    /** At least one pixel each way, however long and thin the picture was. */
    public Size {
      width = Math.max(1, width);
      height = Math.max(1, height);
    }
  }

  /** The size that a picture of this size gets. */
  Size of(int width, int height);

  /** The shorter edge to a length, the longer one in proportion, rounded down. */
  record ShorterEdge(int length) implements Scaling {

    public ShorterEdge {
      check(length);
    }

    @Override
    public Size of(int width, int height) {
      int shorter = Math.min(width, height);
      return new Size(
          (int) ((long) width * length / shorter), (int) ((long) height * length / shorter));
    }

    @Override
    public String toString() {
      return "shorter edge to " + length;
    }
  }

  /** To exactly this size, whatever the proportions. */
  record Exact(int width, int height) implements Scaling {

    public Exact {
      check(width);
      check(height);
    }

    @Override
    public Size of(int fromWidth, int fromHeight) {
      return new Size(width, height);
    }

    @Override
    public String toString() {
      return "to %dx%d".formatted(width, height);
    }
  }

  /** As it is. */
  record None() implements Scaling {

    @Override
    public Size of(int width, int height) {
      return new Size(width, height);
    }

    @Override
    public String toString() {
      return "not scaled";
    }
  }

  private static void check(int length) {
    if (length < 1 || length > 4096) {
      throw new IllegalArgumentException("size: %d (expected: 1..4096 pixels)".formatted(length));
    }
  }
}
