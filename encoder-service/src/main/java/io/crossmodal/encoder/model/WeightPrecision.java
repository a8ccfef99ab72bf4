package io.crossmodal.encoder.model;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** How weights are stored; in memory they are always fp32. */
public enum WeightPrecision {
  FP32("F32", Float.BYTES),
  FP16("F16", Short.BYTES),
  BF16("BF16", Short.BYTES);

  private static final ValueLayout.OfFloat FLOATS =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORTS =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final String dtype;
  private final int bytes;

  WeightPrecision(String dtype, int bytes) {
    this.dtype = dtype;
    this.bytes = bytes;
  }

  /** The precision of a safetensors name. */
  static WeightPrecision of(String array, String dtype) throws IOException {
    return Arrays.stream(values())
        .filter(candidate -> candidate.dtype.equals(dtype))
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    "%s: type %s (expected: F32, F16 or BF16)".formatted(array, dtype)));
  }

  /** The safetensors name. */
  String dtype() {
    return dtype;
  }

  int bytes() {
    return bytes;
  }

  void put(ByteBuffer target, float value) {
    switch (this) {
      case FP32 -> target.putFloat(value);
      case FP16 -> target.putShort(Float.floatToFloat16(value));
      case BF16 -> target.putShort(toBfloat16(value));
    }
  }

  /** All the values that a segment holds. */
  float[] read(MemorySegment source) {
    float[] values = new float[Math.toIntExact(source.byteSize() / bytes)];
    switch (this) {
      case FP32 -> MemorySegment.copy(source, FLOATS, 0, values, 0, values.length);
      case FP16 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = Float.float16ToFloat(source.getAtIndex(SHORTS, i));
        }
      }
      case BF16 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = Float.intBitsToFloat(source.getAtIndex(SHORTS, i) << Short.SIZE);
        }
      }
    }
    return values;
  }

  /** The upper half of the bits, rounded to nearest, ties to even. */
  private static short toBfloat16(float value) {
    int bits = Float.floatToRawIntBits(value);
    int rounded = bits + 0x7FFF + (bits >>> Short.SIZE & 1);
    return (short) (rounded >>> Short.SIZE);
  }
}
