package io.crossmodal.encoder.input;

/** A resampling filter, by the numbers and formulas of Pillow. */
public enum Filter {
  BOX(4, 0.5),
  BILINEAR(2, 1),
  HAMMING(5, 1),
  BICUBIC(3, 2),
  LANCZOS(1, 3);

  private static final double CUBIC = -0.5;

  private final int number;
  private final double support;

  Filter(int number, double support) {
    this.number = number;
    this.support = support;
  }

  /**
   * The filter that {@code preprocessor_config.json} names by a number.
   *
   * @throws IllegalArgumentException for another number
   */
  public static Filter of(int number) {
    for (Filter filter : values()) {
      if (filter.number == number) {
        return filter;
      }
    }
    throw new IllegalArgumentException(
        "resample: %d (expected: 1 Lanczos, 2 bilinear, 3 bicubic, 4 box or 5 Hamming)"
            .formatted(number));
  }

  /** Where it ends, in samples of the coarser of the two pictures. */
  double support() {
    return support;
  }

  double weight(double distance) {
    double x = Math.abs(distance);
    return switch (this) {
      case BOX -> distance > -0.5 && distance <= 0.5 ? 1 : 0;
      case BILINEAR -> x < 1 ? 1 - x : 0;
      case HAMMING -> x == 0 ? 1 : x >= 1 ? 0 : sinc(x) * (0.54 + 0.46 * Math.cos(x * Math.PI));
      case BICUBIC -> cubic(x);
      case LANCZOS -> distance >= -3 && distance < 3 ? sinc(distance) * sinc(distance / 3) : 0;
    };
  }

  private static double cubic(double x) {
    if (x < 1) {
      return ((CUBIC + 2) * x - (CUBIC + 3)) * x * x + 1;
    }
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * CUBIC : 0;
  }

  private static double sinc(double x) {
    if (x == 0) {
      return 1;
    }
    double angle = x * Math.PI;
    return Math.sin(angle) / angle;
  }
}
