package io.crossmodal.index.view;

import io.crossmodal.index.codec.Dimensions;
import io.crossmodal.index.codec.Fp32Codec;
import io.crossmodal.index.graph.PrincipalAxes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Projects vectors onto the leading principal axes of a sample of them. Immutable.
 *
 * <p>The axes are orthonormal rows, longest first, found without taking the mean off, so that dot
 * products are kept best. The same sample, in the same order, and seed give the same axes. Two are
 * equal when their rows are, bit for bit.
 */
public final class FittedAxes implements Reducer {

  /** The most bytes that rows may take, because every node of a gallery keeps them. */
  public static final int MAX_BYTES = 8 << 20;

  private final Fp32Codec codec;
  private final MemorySegment rows;
  private final int count;
  private final String digest;

  private FittedAxes(MemorySegment rows, int dimension, int count) {
    this.codec = new Fp32Codec(dimension);
    this.rows = rows;
    this.count = count;
    this.digest = digest(rows);
  }

  /**
   * Finds axes.
   *
   * @param sample vectors of one dimension, at least {@code count}
   * @param count 1 to that dimension
   */
  public static FittedAxes fit(float[][] sample, int count, long seed) {
    int dimension = sample.length == 0 ? 0 : sample[0].length;
    if (count < 1 || count > Math.min(dimension, sample.length)) {
      throw new IllegalArgumentException(
          "count: %d (expected: 1..%d, the least of dimension and vectors)"
              .formatted(count, Math.min(dimension, sample.length)));
    }
    MemorySegment rows = PrincipalAxes.of(sample, count, seed, Arena.ofAuto());
    return new FittedAxes(rows, dimension, count);
  }

  /**
   * Axes as {@link #toBytes} gave them.
   *
   * @throws IllegalArgumentException when there are not so many bytes, or numbers that are none
   */
  public static FittedAxes of(byte[] bytes, int dimension, int count) {
    long expected = (long) Float.BYTES * Dimensions.check(dimension) * Dimensions.check(count);
    if (bytes.length != expected) {
      throw new IllegalArgumentException(
          "axes: %d bytes (expected: %d)".formatted(bytes.length, expected));
    }
    MemorySegment rows = Arena.ofAuto().allocate(expected, ChunkedCodes.ALIGNMENT);
    MemorySegment.copy(bytes, 0, rows, ValueLayout.JAVA_BYTE, 0, bytes.length);
    float[] row = new float[dimension];
    Fp32Codec codec = new Fp32Codec(dimension);
    for (int i = 0; i < count; i++) {
      codec.decode(rows, (long) codec.bytesPerVector() * i, row);
      for (float component : row) {
        if (!(Math.abs(component) <= 1.001f)) {
          throw new IllegalArgumentException(
              "axes[%d]: has %s (expected: -1..1)".formatted(i, component));
        }
      }
    }
    return new FittedAxes(rows, dimension, count);
  }

  /** The rows, {@code float[count][dimension]}, little-endian. */
  public byte[] toBytes() {
    return rows.toArray(ValueLayout.JAVA_BYTE);
  }

  int count() {
    return count;
  }

  /** Tells axes apart: of SHA-256 of their bytes the first half, in hexadecimal digits. */
  String digest() {
    return digest;
  }

  private static String digest(MemorySegment rows) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(rows.asByteBuffer());
      return HexFormat.of().formatHex(sha.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** This reducer, if it takes vectors of that dimension. */
  FittedAxes from(int sourceDimension) {
    if (codec.dimension() != sourceDimension) {
      throw new IllegalArgumentException(
          "axes: of dimension %d (expected: %d)".formatted(codec.dimension(), sourceDimension));
    }
    return this;
  }

  @Override
  public float[] reduce(float[] vector) {
    float[] reduced = new float[count];
    codec.scorer(vector).score(rows, 0, count, reduced);
    return reduced;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FittedAxes axes && axes.digest.equals(digest);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }

  @Override
  public String toString() {
    return digest;
  }
}
