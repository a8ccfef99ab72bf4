package io.crossmodal.index.codec;

import io.crossmodal.index.kernel.BitKernel;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Rotated vectors as one or two bits a component with the factor that makes estimates unbiased
 * (RaBitQ, arXiv 2405.12497).
 *
 * <p>Layout, little-endian: {@code float factor; float deviation; float[centres] exact;
 * long[bits][words] planes}, {@code exact} what the vector has along the axes of {@link Centres},
 * all else about {@code x}, what is left of it: the plane of weight 1 first, {@code words =
 * (dimension + 63) / 64}, component {@code i} in bit {@code i % 64} of long {@code i / 64}. A
 * component's code {@code u} of 0 to {@code 2^bits - 1} is the level {@code c = 2u - (2^bits - 1)}:
 * -1 and 1, or -3, -1, 1 and 3. {@code factor = |x|^2 / <x, c>}, so the decoded vector {@code
 * factor * c} differs from {@code x} at a right angle to {@code x}, in a direction that the
 * rotation makes random: a product with a unit vector is off by nothing on average, and by {@code
 * deviation = |factor * c - x| / sqrt(dimension - 1)} in standard deviation.
 */
final class BitRow {

  private static final int HEADER = 2 * Float.BYTES;

  private final Rotation rotation;
  private final int dimension;
  private final int bits;
  private final int words;
  private final Centres centres;

  BitRow(int dimension, int bits, Centres centres) {
    this.centres = centres;
    this.rotation = new Rotation(dimension, SEED);
    this.dimension = dimension;
    this.bits = bits;
    this.words = words(dimension);
  }

  /** Part of the format: codes of one dimension are alike everywhere. */
  private static final long SEED = 0x63726F73736D6F64L;

  static int words(int dimension) {
    return (dimension + Long.SIZE - 1) / Long.SIZE;
  }

  /** Where the planes of a row begin. */
  int header() {
    return HEADER + Float.BYTES * centres.count();
  }

  /** Axes along which products are exact. */
  int exact() {
    return centres.count();
  }

  /** A copy divided by a power of two that brings its largest component near 1. */
  private float[] scaled(float[] vector, int exponent) {
    float[] scaled = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      scaled[i] = (float) Math.scalb((double) vector[i], -exponent);
    }
    return scaled;
  }

  /** The power of two of the largest component; sums of squares can neither overflow nor vanish. */
  static int exponent(float[] vector) {
    float peak = 0;
    for (float component : vector) {
      peak = Math.max(peak, Math.abs(component));
    }
    return peak == 0 ? 0 : Math.getExponent((double) peak);
  }

  void encode(float[] vector, MemorySegment codes, long offset) {
    int exponent = exponent(vector);
    float[] rest = scaled(vector, exponent);
    float[] products = centres.take(rest);
    float[] rotated = rotation.apply(rest);
    BitLevels levels = BitLevels.of(rotated, bits);
    long[] planes = new long[bits * words];
    levels.pack(rotated, planes, words);
    codes.set(Codes.FLOAT, offset, scaled(levels.factor(), exponent));
    double spread = Math.sqrt(Math.max(1, dimension - 1));
    codes.set(Codes.FLOAT, offset + Float.BYTES, scaled(levels.error() / spread, exponent));
    for (int axis = 0; axis < products.length; axis++) {
      codes.set(Codes.FLOAT, product(offset, axis), scaled(products[axis], exponent));
    }
    MemorySegment.copy(planes, 0, codes, Codes.LONG, offset + header(), planes.length);
  }

  private static float scaled(double value, int exponent) {
    return (float)
        Math.clamp(Math.scalb(value, exponent), -Float.MAX_VALUE, (double) Float.MAX_VALUE);
  }

  /** Where a row has what its vector had along an axis. */
  private static long product(long offset, int axis) {
    return offset + HEADER + (long) Float.BYTES * axis;
  }

  /** What a row's vector has along an axis. */
  float exact(int axis, MemorySegment codes, long offset) {
    return codes.get(Codes.FLOAT, product(offset, axis));
  }

  void decode(MemorySegment codes, long offset, float[] target) {
    float factor = codes.get(Codes.FLOAT, offset);
    if (factor == 0) {
      Arrays.fill(target, 0);
    } else {
      for (int i = 0; i < dimension; i++) {
        target[i] = level(codes, offset, i);
      }
      rotation.invert(target);
      for (int i = 0; i < dimension; i++) {
        target[i] = Math.clamp(target[i] * factor, -Float.MAX_VALUE, Float.MAX_VALUE);
      }
    }
    for (int axis = 0; axis < centres.count(); axis++) {
      centres.give(axis, codes.get(Codes.FLOAT, product(offset, axis)), target);
    }
  }

  private int level(MemorySegment codes, long offset, int i) {
    int code = 0;
    for (int plane = 0; plane < bits; plane++) {
      long at = offset + header() + (long) Long.BYTES * (plane * words + i / Long.SIZE);
      code |= (int) (codes.get(Codes.LONG, at) >>> i & 1) << plane;
    }
    return 2 * code - (1 << bits) + 1;
  }

  /** The square of a row's length in levels. */
  int squaredLevels(MemorySegment codes, long offset) {
    if (bits == 1) {
      return dimension;
    }
    // The outer levels, -3 and 3, are those whose bits are alike, and their squares 8 more.
    int alike = 0;
    for (int word = 0; word < words; word++) {
      long at = offset + header() + (long) Long.BYTES * word;
      long differ = codes.get(Codes.LONG, at) ^ codes.get(Codes.LONG, at + 8L * words);
      alike += Long.SIZE - Long.bitCount(differ);
    }
    // Bits after the last component are zero in both planes.
    return dimension + 8 * (alike - (Long.SIZE * words - dimension));
  }

  BitScorer scorer(float[] query) {
    int exponent = exponent(query);
    float[] rest = scaled(query, exponent);
    float[] products = centres.take(rest);
    BitQuery rounded = BitQuery.of(rotation.apply(rest), words, bits);
    return new BitScorer(this, rounded, bits, exponent, products);
  }

  long[] shifts() {
    return BitKernel.shifts(bits, words);
  }

  int stride() {
    return header() + Long.BYTES * bits * words;
  }

  int dimension() {
    return dimension;
  }

  int bits() {
    return bits;
  }

  /** Longs of a plane. */
  int words() {
    return words;
  }
}
