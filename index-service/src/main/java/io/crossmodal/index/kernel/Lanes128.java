package io.crossmodal.index.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * 16 of the 32 partial sums of a row in four registers of 128 bits: those of one half of every 8.
 *
 * <p>Kernels make two passes over a row, because the compiler gives up on a loop of all eight.
 */
final class Lanes128 {

  static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_128;
  private static final VectorShuffle<Float> BY_2 = VectorShuffle.iota(FLOATS, 2, 1, true);
  private static final VectorShuffle<Float> BY_1 = VectorShuffle.iota(FLOATS, 1, 1, true);

  private Lanes128() {}

  static FloatVector zero() {
    return FloatVector.zero(FLOATS);
  }

  static FloatVector query(float[] query, int index) {
    return FloatVector.fromArray(FLOATS, query, index);
  }

  /**
   * Adds the lanes up in the order that {@link RowKernel} prescribes, which {@code reduceLanes}
   * does not promise; the sums of both passes are the last two to be added.
   */
  static float sum(FloatVector half) {
    FloatVector by2 = half.add(half.rearrange(BY_2));
    return by2.add(by2.rearrange(BY_1)).lane(0);
  }
}
