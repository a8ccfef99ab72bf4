package io.crossmodal.index.view;

import io.crossmodal.index.codec.Fp32Codec;
import io.crossmodal.index.codec.Scorer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;

/**
 * Multiplies by a matrix of independent normal numbers of variance {@code 1 / target}, so that dot
 * products are kept in expectation (Johnson and Lindenstrauss; Dasgupta and Gupta, 2003).
 *
 * <p>The matrix is a function of (source, target, seed) alone, on every machine: the numbers are
 * Box and Muller's, by {@link StrictMath}, and the products are the scoring kernels'.
 */
final class GaussianProjection implements Reducer {

  private final Fp32Codec rows;
  private final MemorySegment matrix;
  private final int target;

  private GaussianProjection(Fp32Codec rows, MemorySegment matrix, int target) {
    this.rows = rows;
    this.matrix = matrix;
    this.target = target;
  }

  static GaussianProjection of(int source, int target, long seed) {
    Fp32Codec rows = new Fp32Codec(source);
    MemorySegment matrix =
        Arena.ofAuto().allocate((long) rows.bytesPerVector() * target, ChunkedCodes.ALIGNMENT);
    SplittableRandom random = new SplittableRandom(seed);
    double deviation = 1 / Math.sqrt(target);
    float[] row = new float[source];
    for (int i = 0; i < target; i++) {
      fill(row, random, deviation);
      rows.encode(row, matrix, (long) rows.bytesPerVector() * i);
    }
    return new GaussianProjection(rows, matrix, target);
  }

  private static void fill(float[] row, SplittableRandom random, double deviation) {
    for (int i = 0; i < row.length; i += 2) {
      double radius = deviation * Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
      double angle = 2 * Math.PI * random.nextDouble();
      row[i] = (float) (radius * StrictMath.cos(angle));
      if (i + 1 < row.length) {
        row[i + 1] = (float) (radius * StrictMath.sin(angle));
      }
    }
  }

  @Override
  public float[] reduce(float[] vector) {
    Scorer products = rows.scorer(vector);
    float[] reduced = new float[target];
    products.score(matrix, 0, target, reduced);
    return reduced;
  }
}
