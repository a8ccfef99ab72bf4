package io.crossmodal.index.codec;

import java.lang.foreign.MemorySegment;

/**
 * One bit a component of the rotated vector, its sign, and two floats (RaBitQ, arXiv 2405.12497).
 *
 * <p>Layout: that of {@link BitRow} at 1 bit, {@code 8 + 8 * ((dimension + 63) / 64)} bytes and 4
 * more for each axis of the {@link Centres}. Scores are unbiased estimates with a known deviation,
 * see {@link BitScorer}: meant for a shortlist that is reranked.
 */
public final class Bit1Codec implements BitCodec {

  private static final int BITS = 1;

  private final int dimension;
  private final BitRow row;

  /** Codes of vectors of {@code dimension} components, 1 to {@value Dimensions#MAX}. */
  public Bit1Codec(int dimension) {
    this(dimension, Centres.none(dimension));
  }

  /** Codes of what vectors have beside the centres' axes, and floats of what they have on them. */
  public Bit1Codec(int dimension, Centres centres) {
    this.dimension = Dimensions.check(dimension);
    this.row = new BitRow(dimension, BITS, centres);
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public int bytesPerVector() {
    return row.stride();
  }

  @Override
  public Precision precision() {
    return Precision.BIT1;
  }

  @Override
  public void encode(float[] vector, MemorySegment codes, long offset) {
    row.encode(Dimensions.check(vector, dimension), codes, offset);
  }

  @Override
  public void decode(MemorySegment codes, long offset, float[] target) {
    Dimensions.check(target, dimension);
    row.decode(codes, offset, target);
  }

  @Override
  public BitScorer scorer(float[] query) {
    return row.scorer(Dimensions.check(query, dimension));
  }

  @Override
  public BitBlocks blocks() {
    return new BitBlocks(row);
  }
}
