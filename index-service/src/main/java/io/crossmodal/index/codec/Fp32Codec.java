package io.crossmodal.index.codec;

import io.crossmodal.index.kernel.KernelProvider;
import java.lang.foreign.MemorySegment;

/**
 * The vector itself.
 *
 * <p>Layout: {@code float[dimension]}.
 *
 * @param dimension components a vector, 1 to 4,096
 */
public record Fp32Codec(int dimension) implements VectorCodec {

  public Fp32Codec {
    Dimensions.check(dimension);
  }

  @Override
  public int bytesPerVector() {
    return Float.BYTES * dimension;
  }

  @Override
  public Precision precision() {
    return Precision.FP32;
  }

  @Override
  public void encode(float[] vector, MemorySegment codes, long offset) {
    Dimensions.check(vector, dimension);
    MemorySegment.copy(vector, 0, codes, Codes.FLOAT, offset, dimension);
  }

  @Override
  public void decode(MemorySegment codes, long offset, float[] target) {
    Dimensions.check(target, dimension);
    MemorySegment.copy(codes, Codes.FLOAT, offset, target, 0, dimension);
  }

  @Override
  public Scorer scorer(float[] query) {
    float[] bound = Dimensions.check(query, dimension).clone();
    return new KernelScorer(KernelProvider.kernels().fp32(), bound, bytesPerVector(), false);
  }
}
