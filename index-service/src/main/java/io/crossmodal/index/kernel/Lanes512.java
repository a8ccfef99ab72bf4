package io.crossmodal.index.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The 32 partial sums of a row in two registers of 512 bits. */
final class Lanes512 {

  static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_512;
  private static final VectorShuffle<Float> BY_8 = VectorShuffle.iota(FLOATS, 8, 1, true);
  private static final VectorShuffle<Float> BY_4 = VectorShuffle.iota(FLOATS, 4, 1, true);
  private static final VectorShuffle<Float> BY_2 = VectorShuffle.iota(FLOATS, 2, 1, true);
  private static final VectorShuffle<Float> BY_1 = VectorShuffle.iota(FLOATS, 1, 1, true);

  private Lanes512() {}

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
    FloatVector by8 = all.add(all.rearrange(BY_8));
    FloatVector by2 = by8.add(by8.rearrange(BY_2));
    FloatVector by1 = by2.add(by2.rearrange(BY_1));
    return by1.add(by1.rearrange(BY_4)).lane(0);
  }
}
