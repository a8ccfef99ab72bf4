package io.crossmodal.index.codec;

import io.crossmodal.index.kernel.BitKernel;
import io.crossmodal.index.kernel.BlockQuery;
import io.crossmodal.index.kernel.KernelProvider;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Estimates of dot products from one or two bits a component, and how far off they may be. */
public final class BitScorer implements Scorer {

  private static final int BLOCK = 256;

  private final BitKernel kernel = KernelProvider.kernels().bits();
  private final BitRow row;
  private final BitQuery query;
  private final int bits;
  private final long[] shifts;
  private final int exponent;
  private final float scale;
  private final int header;
  private final float[] exact;

  // Two threads that find none make the same.
  private @Nullable BlockScorer blocks;

  /**
   * The query is {@code 2^exponent} times what was rounded and what it has along the row's axes.
   */
  BitScorer(BitRow row, BitQuery query, int bits, int exponent, float[] products) {
    this.header = row.header();
    this.exact = products;
    for (int axis = 0; axis < products.length; axis++) {
      exact[axis] = Math.scalb(products[axis], exponent);
    }
    this.row = row;
    this.query = query;
    this.bits = bits;
    this.shifts = row.shifts();
    this.exponent = exponent;
    this.scale = (float) Math.scalb((double) query.scale(), exponent);
  }

  /** The same query for rows that lie in {@link BitBlocks}. */
  public BlockScorer inBlocks() {
    BlockScorer scorer = blocks;
    if (scorer == null) {
      int[] planes = query.planesOfInts(bits);
      int words = 2 * row.words();
      scorer =
          new BlockScorer(
              this,
              new BlockQuery(planes, words, bits, query.sum(), scale, exact),
              row.dimension());
      blocks = scorer;
    }
    return scorer;
  }

  @Override
  public float score(MemorySegment codes, long offset) {
    int[] product = new int[1];
    kernel.dots(query.planes(), shifts, codes, offset + header, row.stride(), 1, product);
    return score(codes, offset, product[0]);
  }

  @Override
  public void score(MemorySegment codes, long firstOffset, int count, float[] scores) {
    int[] products = new int[Math.min(count, BLOCK)];
    long stride = row.stride();
    for (int from = 0; from < count; from += BLOCK) {
      int rows = Math.min(count - from, BLOCK);
      long offset = firstOffset + from * stride;
      kernel.dots(query.planes(), shifts, codes, offset + header, stride, rows, products);
      for (int i = 0; i < rows; i++) {
        scores[from + i] = score(codes, offset + i * stride, products[i]);
      }
    }
  }

  /** A product of codes 0 to {@code 2^bits - 1} becomes one of levels, and then a score. */
  private float score(MemorySegment codes, long offset, int product) {
    int levels = 2 * product - ((1 << bits) - 1) * query.sum();
    float score = codes.get(Codes.FLOAT, offset) * (scale * levels);
    for (int axis = 0; axis < exact.length; axis++) {
      score = Math.fma(exact[axis], row.exact(axis, codes, offset), score);
    }
    return score + 0f;
  }

  /**
   * The standard deviation of the score's error, over rotations: of the vector's rounding and the
   * query's. An error of three deviations is rare (.27 % where the dimension is 32 or more).
   */
  @Override
  public float deviation(MemorySegment codes, long offset) {
    double factor = codes.get(Codes.FLOAT, offset);
    double spread = codes.get(Codes.FLOAT, offset + Float.BYTES);
    return deviation(factor, spread, row.squaredLevels(codes, offset));
  }

  float deviation(double factor, double spread, int squaredLevels) {
    double others = Math.max(1, row.dimension() - 1);
    double decoded = factor * factor * squaredLevels;
    double length = Math.max(0, decoded - others * spread * spread);
    double ofQuery = (double) query.error() * query.error() / others;
    double ofVector = spread * spread;
    double squared = (double) query.length() * query.length();
    double variance =
        (squared + query.error() * (double) query.error()) * ofVector + length * ofQuery;
    return (float) Math.scalb(Math.sqrt(variance), exponent);
  }
}
