package io.crossmodal.index.codec;

import io.crossmodal.index.kernel.BitKernel;
import io.crossmodal.index.kernel.KernelProvider;
import java.lang.foreign.MemorySegment;

/** Estimates of dot products from one or two bits a component, and how far off they may be. */
public final class BitScorer implements Scorer {

  private static final int BLOCK = 256;

  private final BitKernel kernel = KernelProvider.kernels().bits();
  private final BitRow row;
  private final BitQuery query;
  private final int bits;
  private final long[] shifts;
  private final int exponent;
  private final double scale;
  private final int header;
  private final float[] exact;

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
    this.scale = Math.scalb((double) query.scale(), exponent);
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
    double rest = codes.get(Codes.FLOAT, offset) * (scale * levels);
    return (float) (exact.length == 0 ? rest : rest + row.exact(exact, codes, offset)) + 0f;
  }

  /**
   * The standard deviation of the score's error, over rotations: of the vector's rounding and the
   * query's. An error of three deviations is rare (.27 % where the dimension is 32 or more).
   */
  @Override
  public float deviation(MemorySegment codes, long offset) {
    double factor = codes.get(Codes.FLOAT, offset);
    double spread = codes.get(Codes.FLOAT, offset + Float.BYTES);
    double others = Math.max(1, row.dimension() - 1);
    double decoded = factor * factor * row.squaredLevels(codes, offset);
    double length = Math.max(0, decoded - others * spread * spread);
    double ofQuery = (double) query.error() * query.error() / others;
    double ofVector = spread * spread;
    double squared = (double) query.length() * query.length();
    double variance =
        (squared + query.error() * (double) query.error()) * ofVector + length * ofQuery;
    return (float) Math.scalb(Math.sqrt(variance), exponent);
  }
}
