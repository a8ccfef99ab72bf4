package io.crossmodal.eval.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How many bits a component of a stored vector takes. */
public enum Precision {
  /** 32-bit IEEE floats, the originals. */
  FP32(32),
  /** 16-bit IEEE floats. */
  FP16(16),
  /** Signed 8-bit codes with a scale a vector. */
  INT8(8),
  /** Signed 4-bit codes, two a byte, with a scale a vector. */
  INT4(4),
  /** Two bits of the rotated vector; scores are estimates. */
  BIT2(2),
  /** The signs of the rotated vector; scores are estimates. */
  BIT1(1);

  private final int bits;

  Precision(int bits) {
    this.bits = bits;
  }

  /** Bits of one component, without the scale. */
  public int bits() {
    return bits;
  }

  /** Its name in plans, files and views, for example {@code int8}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Every key, highest precision first. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Precision::key).toList();
  }

  static Optional<Precision> parse(String text) {
    String key = text.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(p -> p.key().equals(key)).findFirst();
  }
}
