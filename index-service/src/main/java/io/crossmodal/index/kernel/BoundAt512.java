package io.crossmodal.index.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Scores in registers of 512 bits. */
final class BoundAt512 implements BoundKernel {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_512;
  private static final int LANES = 16;

  @Override
  public int reaching(float bound, float[] scores, int from, int count, int[] places) {
    int found = 0;
    int i = from;
    for (; i <= count - LANES; i += LANES) {
      FloatVector some = FloatVector.fromArray(FLOATS, scores, i);
      long reach = some.compare(VectorOperators.GE, bound).toLong();
      for (; reach != 0; reach &= reach - 1) {
        places[found++] = i + Long.numberOfTrailingZeros(reach);
      }
    }
    for (; i < count; i++) {
      if (scores[i] >= bound) {
        places[found++] = i;
      }
    }
    return found;
  }
}
