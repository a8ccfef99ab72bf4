package io.crossmodal.index.codec;

import java.lang.foreign.MemorySegment;

/**
 * Two bits a component of the rotated vector, its sign and whether it is a large one, and two
 * floats (RaBitQ, arXiv 2405.12497).
 *
 * <p>Layout: that of {@link BitRow} at 2 bits, {@code 8 + 16 * ((dimension + 63) / 64)} bytes and 4
 * more for each axis of the {@link Centres}. Scores are unbiased estimates with a known deviation,
 * see {@link BitScorer}: meant for a shortlist that is reranked.
 */
public final class Bit2Codec implements BitCodec {

  private static final int BITS = 2;

  private final int dimension;
  private final BitRow row;

  /** Codes of vectors of {@code dimension} components, 1 to {@value Dimensions#MAX}. */
  public Bit2Codec(int dimension) {
    this(dimension, Centres.none(dimension));
  }

  /** Codes of what vectors have beside the centres' axes, and floats of what they have on them. */
  public Bit2Codec(int dimension, Centres centres) {
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
    return Precision.BIT2;
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
