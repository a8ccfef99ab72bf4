package io.crossmodal.index.filter;

/** One value of a payload's field, or one to compare with. */
public sealed interface FieldValue {

  /** What it can be compared with. */
  FieldKind kind();

  /** Text; compared by its characters, upper and lower case being different. */
  record Text(String value) implements FieldValue {
    @Override
    public FieldKind kind() {
      return FieldKind.STRING;
    }
  }

  /** A whole number. */
  record Whole(long value) implements FieldValue {
    @Override
    public FieldKind kind() {
      return FieldKind.NUMBER;
    }
  }

  /** A finite number. */
  record Real(double value) implements FieldValue {
    @Override
    public FieldKind kind() {
      return FieldKind.NUMBER;
    }
  }

  /** True or false. */
  record Truth(boolean value) implements FieldValue {
    @Override
    public FieldKind kind() {
      return FieldKind.BOOL;
    }
  }

  /**
   * A point in time.
   *
   * @param seconds since 1970 in UTC
   * @param nanos of the second, 0 to 999,999,999
   */
  record Time(long seconds, int nanos) implements FieldValue {
    @Override
    public FieldKind kind() {
      return FieldKind.TIME;
    }
  }
}
