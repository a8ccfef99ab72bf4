package io.crossmodal.index.codec;

import io.crossmodal.index.kernel.KernelProvider;
import java.lang.foreign.MemorySegment;

/**
 * Signed 8-bit codes with one scale a vector: {@code x[i] ~ scale * code[i]}, {@code scale = max|x|
 * / 127}.
 *
 * <p>Layout: {@code float scale; byte[dimension] codes}. A component is off by at most half a
 * scale. Queries stay in single precision, so the items' rounding is the only error of a score.
 *
 * @param dimension components a vector, 1 to 4,096
 */
public record Int8Codec(int dimension) implements VectorCodec {

  private static final int LEVELS = 127;

  public Int8Codec {
    Dimensions.check(dimension);
  }

  @Override
  public int bytesPerVector() {
    return Float.BYTES + dimension;
  }

  @Override
  public Precision precision() {
    return Precision.INT8;
  }

  @Override
  public void encode(float[] vector, MemorySegment codes, long offset) {
    Dimensions.check(vector, dimension);
    float scale = maxAbs(vector) / LEVELS;
    double steps = scale == 0 ? 0 : 1.0 / scale;
    codes.set(Codes.FLOAT, offset, scale);
    for (int i = 0; i < dimension; i++) {
      long code = Math.clamp(Math.round(vector[i] * steps), -LEVELS, LEVELS);
      codes.set(Codes.BYTE, offset + Float.BYTES + i, (byte) code);
    }
  }

  @Override
  public void decode(MemorySegment codes, long offset, float[] target) {
    Dimensions.check(target, dimension);
    float scale = codes.get(Codes.FLOAT, offset);
    for (int i = 0; i < dimension; i++) {
      target[i] = scale * codes.get(Codes.BYTE, offset + Float.BYTES + i);
    }
  }

  @Override
  public Scorer scorer(float[] query) {
    float[] bound = Dimensions.check(query, dimension).clone();
    return new KernelScorer(KernelProvider.kernels().int8(), bound, bytesPerVector(), true);
  }

  private static float maxAbs(float[] vector) {
    float max = 0;
    for (float component : vector) {
      max = Math.max(max, Math.abs(component));
    }
    return max;
  }
}
