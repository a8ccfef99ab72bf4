package io.crossmodal.index.shard;

/** What an item is; the code is what stands on disk. */
public enum Modality {
  TEXT(1),
  IMAGE(2),
  VIDEO(3);

  /** One more than the greatest code. */
  static final int CODES = 4;

  private static final Modality[] BY_CODE = {null, TEXT, IMAGE, VIDEO};

  private final byte code;

  Modality(int code) {
    this.code = (byte) code;
  }

  byte code() {
    return code;
  }

  /** The modality of a code that is known to be one. */
  static Modality ofCode(byte code) {
    if (code < 1 || code >= BY_CODE.length) {
      throw new IllegalArgumentException("modality: %d (expected: 1..3)".formatted(code));
    }
    return BY_CODE[code];
  }
}
