package io.crossmodal.index.codec;

import io.crossmodal.index.kernel.Int4Layout;
import io.crossmodal.index.kernel.KernelProvider;
import java.lang.foreign.MemorySegment;

/**
 * Signed 4-bit codes, two a byte, with one scale a vector: {@code x[i] ~ scale * code[i]}.
 *
 * <p>Layout: {@code float scale; byte[(dimension + 1) / 2]} as {@link Int4Layout} says. The scale
 * is the one of {@link Int4Fit}: rare large components are clipped where that makes the squared
 * error of the whole vector smaller.
 *
 * @param dimension components a vector, 1 to 4,096
 */
public record Int4Codec(int dimension) implements VectorCodec {

  public Int4Codec {
    Dimensions.check(dimension);
  }

  @Override
  public int bytesPerVector() {
    return Float.BYTES + Int4Layout.bytes(dimension);
  }

  @Override
  public Precision precision() {
    return Precision.INT4;
  }

  @Override
  public void encode(float[] vector, MemorySegment codes, long offset) {
    Int4Fit fit = Int4Fit.of(Dimensions.check(vector, dimension));
    byte[] packed = new byte[Int4Layout.bytes(dimension)];
    for (int i = 0; i < dimension; i++) {
      int shift = Int4Layout.high(i, dimension) ? 4 : 0;
      packed[Int4Layout.byteOf(i, dimension)] |= (byte) ((fit.code(vector[i]) & 15) << shift);
    }
    codes.set(Codes.FLOAT, offset, fit.scale());
    MemorySegment.copy(packed, 0, codes, Codes.BYTE, offset + Float.BYTES, packed.length);
  }

  @Override
  public void decode(MemorySegment codes, long offset, float[] target) {
    Dimensions.check(target, dimension);
    float scale = codes.get(Codes.FLOAT, offset);
    for (int i = 0; i < dimension; i++) {
      long at = offset + Float.BYTES + Int4Layout.byteOf(i, dimension);
      byte pair = codes.get(Codes.BYTE, at);
      boolean high = Int4Layout.high(i, dimension);
      target[i] = scale * (high ? Int4Layout.high(pair) : Int4Layout.low(pair));
    }
  }

  @Override
  public Scorer scorer(float[] query) {
    float[] bound = Dimensions.check(query, dimension).clone();
    return new KernelScorer(KernelProvider.kernels().int4(), bound, bytesPerVector(), true);
  }
}
