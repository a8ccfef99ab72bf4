package io.crossmodal.dataset.npz;

import java.nio.ByteBuffer;

/** The element types read, by numpy's names without the byte order. */
enum NpyType {
  F2(2),
  F4(4),
  F8(8),
  I4(4),
  I8(8);

  private final int bytes;

  NpyType(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  boolean isInteger() {
    return this == I4 || this == I8;
  }

  /** The next element; F8 and integers are rounded to the nearest float. */
  float nextFloat(ByteBuffer data) {
    return switch (this) {
      case F2 -> Float.float16ToFloat(data.getShort());
      case F4 -> data.getFloat();
      case F8 -> (float) data.getDouble();
      case I4 -> data.getInt();
      case I8 -> data.getLong();
    };
  }

  long nextLong(ByteBuffer data) {
    return switch (this) {
      case I4 -> data.getInt();
      case I8 -> data.getLong();
      case F2, F4, F8 -> throw new IllegalStateException(this + " holds no integers");
    };
  }
}
