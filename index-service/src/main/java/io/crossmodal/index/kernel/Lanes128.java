package io.crossmodal.index.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The 32 partial sums of a row in eight registers of 128 bits. */
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
   * Halves the sums pairwise in the order that all widths share, which {@code reduceLanes} does not
   * promise.
   */
  static float sum(FloatVector all) {
    FloatVector by2 = all.add(all.rearrange(BY_2));
    FloatVector by1 = by2.add(by2.rearrange(BY_1));
    return by1.lane(0);
  }
}
