package io.crossmodal.index.filter;

/** What values can be compared with each other; whole and broken numbers are one kind. */
public enum FieldKind {
  /** Text. */
  STRING("string"),
  /** A number, whole or not. */
  NUMBER("number"),
  /** True or false. */
  BOOL("bool"),
  /** A point in time. */
  TIME("time");

  private final String word;

  FieldKind(String word) {
    this.word = word;
  }

  /** First byte of the keys of this kind. */
  byte tag() {
    return (byte) (ordinal() + 1);
  }

  /** The kind whose keys begin with a byte. */
  static FieldKind ofTag(byte tag) {
    if (tag < 1 || tag > values().length) {
      throw new IllegalArgumentException(
          "kind: %d (expected: 1..%d)".formatted(tag, values().length));
    }
    return values()[tag - 1];
  }

  /** As messages call it. */
  public String word() {
    return word;
  }
}
