package io.crossmodal.index.graph;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;

/**
 * The axes along which vectors are longest, by orthogonal iteration on their second moments: the
 * first {@code k} of them span the best {@code k} axes, whatever {@code k}. Not centred, so that
 * dot products are kept best.
 */
public final class PrincipalAxes {

  /** Enough for axes that a code's bits are spread over, which need not be the very longest. */
  private static final int FEW_ITERATIONS = 6;

  private static final int MANY_ITERATIONS = 30;

  private final int dimension;
  private final float[][] moments;
  private final ParallelRange<BuildWorkplace> threads;

  /** Sums up the moments of a sample; the same on any number of threads. */
  PrincipalAxes(float[][] sample, int dimension, ParallelRange<BuildWorkplace> threads) {
    this.dimension = dimension;
    this.threads = threads;
    this.moments = new float[dimension][dimension];
    threads.run(
        0,
        dimension,
        (workplace, i) -> {
          for (float[] vector : sample) {
            add(moments[i], vector, vector[i]);
          }
        });
  }

  /**
   * The leading {@code count} axes of a sample, {@code float[count][dimension]}, little-endian; as
   * exact as it pays to be.
   *
   * @param sample vectors of one dimension
   * @param count 1 to that dimension
   */
  public static MemorySegment of(float[][] sample, int count, long seed, Arena arena) {
    int dimension = sample[0].length;
    int processors = Runtime.getRuntime().availableProcessors();
    try (ParallelRange<BuildWorkplace> threads =
        new ParallelRange<>(processors, () -> {}, () -> new BuildWorkplace(1, 1))) {
      return new PrincipalAxes(sample, dimension, threads)
          .leading(count, MANY_ITERATIONS, seed, arena);
    }
  }

  /** The leading {@code count} axes, one after another, nearly. */
  MemorySegment leading(int count, long seed, Arena arena) {
    return leading(count, FEW_ITERATIONS, seed, arena);
  }

  private MemorySegment leading(int count, int iterations, long seed, Arena arena) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] axes = new float[count][dimension];
    for (float[] axis : axes) {
      for (int i = 0; i < dimension; i++) {
        axis[i] = (float) random.nextGaussian();
      }
    }
    for (int iteration = 0; iteration < iterations; iteration++) {
      threads.run(0, count, (workplace, i) -> axes[i] = moved(axes[i]));
      orthonormalise(axes);
    }
    MemorySegment segment = arena.allocate((long) count * dimension * Float.BYTES, 64);
    for (int i = 0; i < count; i++) {
      MemorySegment.copy(
          axes[i], 0, segment, NodeCodes.FLOAT, (long) i * dimension * Float.BYTES, dimension);
    }
    return segment;
  }

  private float[] moved(float[] axis) {
    float[] moved = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      add(moved, moments[i], axis[i]);
    }
    return moved;
  }

  /** By Gram and Schmidt; an axis of which nothing is left becomes zero and says nothing. */
  private static void orthonormalise(float[][] axes) {
    for (int i = 0; i < axes.length; i++) {
      double before = dot(axes[i], axes[i]);
      for (int round = 0; round < 2; round++) {
        for (int j = 0; j < i; j++) {
          add(axes[i], axes[j], (float) -dot(axes[i], axes[j]));
        }
      }
      double squares = dot(axes[i], axes[i]);
      float scale = squares > before * 1e-10 ? (float) (1 / Math.sqrt(squares)) : 0;
      for (int j = 0; j < axes[i].length; j++) {
        axes[i][j] *= scale;
      }
    }
  }

  private static void add(float[] sum, float[] vector, float factor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * vector[i];
    }
  }

  private static float dot(float[] a, float[] b) {
    float[] sums = new float[16];
    int whole = a.length & -16;
    for (int i = 0; i < whole; i += 16) {
      for (int j = 0; j < 16; j++) {
        sums[j] += a[i + j] * b[i + j];
      }
    }
    float sum = 0;
    for (int j = 0; j < 16; j++) {
      sum += sums[j];
    }
    for (int i = whole; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
