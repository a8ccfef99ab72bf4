package io.crossmodal.index.codec;

import io.crossmodal.index.kernel.KernelProvider;
import java.lang.foreign.MemorySegment;

/**
 * Half-precision components (IEEE 754 binary16, rounded to nearest even).
 *
 * <p>Layout: {@code short[dimension]}. Relative error of a component is at most 2^-11 down to
 * 2^-14, and absolute error 2^-25 below that; magnitudes over {@value #MAX} become {@value #MAX}.
 *
 * @param dimension components a vector, 1 to 4,096
 */
public record Fp16Codec(int dimension) implements VectorCodec {

  /** The largest finite half-precision number. */
  public static final float MAX = 65_504;

  public Fp16Codec {
    Dimensions.check(dimension);
  }

  @Override
  public int bytesPerVector() {
    return Short.BYTES * dimension;
  }

  @Override
  public Precision precision() {
    return Precision.FP16;
  }

  @Override
  public void encode(float[] vector, MemorySegment codes, long offset) {
    Dimensions.check(vector, dimension);
    for (int i = 0; i < dimension; i++) {
      float value = Math.clamp(vector[i], -MAX, MAX);
      codes.set(Codes.SHORT, offset + (long) Short.BYTES * i, Float.floatToFloat16(value));
    }
  }

  @Override
  public void decode(MemorySegment codes, long offset, float[] target) {
    Dimensions.check(target, dimension);
    for (int i = 0; i < dimension; i++) {
      short code = codes.get(Codes.SHORT, offset + (long) Short.BYTES * i);
      target[i] = Float.float16ToFloat(code);
    }
  }

  @Override
  public Scorer scorer(float[] query) {
    float[] bound = Dimensions.check(query, dimension).clone();
    return new KernelScorer(KernelProvider.kernels().fp16(), bound, bytesPerVector(), false);
  }
}
