package io.crossmodal.index.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The 32 partial sums of a row in four registers of 256 bits. */
final class Lanes256 {

  static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
  private static final VectorShuffle<Float> BY_4 = VectorShuffle.iota(FLOATS, 4, 1, true);
  private static final VectorShuffle<Float> BY_2 = VectorShuffle.iota(FLOATS, 2, 1, true);
  private static final VectorShuffle<Float> BY_1 = VectorShuffle.iota(FLOATS, 1, 1, true);

  private Lanes256() {}

  static FloatVector zero() {
    return FloatVector.zero(FLOATS);
  }

  static FloatVector query(float[] query, int index) {
    return FloatVector.fromArray(FLOATS, query, index);
  }

  /**
   * Adds the lanes up in the order that {@link RowKernel} prescribes, which {@code reduceLanes}
   * does not promise.
   */
  static float sum(FloatVector all) {
    FloatVector by2 = all.add(all.rearrange(BY_2));
    FloatVector by1 = by2.add(by2.rearrange(BY_1));
    return by1.add(by1.rearrange(BY_4)).lane(0);
  }
}
