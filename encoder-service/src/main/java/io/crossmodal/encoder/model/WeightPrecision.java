package io.crossmodal.encoder.model;

import java.nio.ByteBuffer;

/** How weights are stored; in memory they are always fp32. */
public enum WeightPrecision {
  FP32("F32", Float.BYTES),
  FP16("F16", Short.BYTES);

  private final String dtype;
  private final int bytes;

  WeightPrecision(String dtype, int bytes) {
    this.dtype = dtype;
    this.bytes = bytes;
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
    }
  }

  float get(ByteBuffer source) {
    return switch (this) {
      case FP32 -> source.getFloat();
      case FP16 -> Float.float16ToFloat(source.getShort());
    };
  }
}
