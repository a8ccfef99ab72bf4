package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Blocks of codes in registers of 512 bits, two of them at a time. */
final class BlocksAt512 implements BlockKernel {

  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_512;
  private static final int LANES = 16;
  private static final int BYTES = LANES * Integer.BYTES;

  @Override
  public void scores(
      BlockQuery query, MemorySegment blocks, long offset, int count, float[] scores) {
    long bytes = query.bytes();
    for (int block = 0; block < count; block++) {
      for (int row = 0; row < BlockQuery.ROWS; row += 2 * LANES) {
        long at = offset + block * bytes + (long) Integer.BYTES * row;
        rows(query, blocks, at, scores, block * BlockQuery.ROWS + row);
      }
    }
  }

  private static void rows(
      BlockQuery query, MemorySegment blocks, long offset, float[] scores, int to) {
    IntVector first = IntVector.zero(INTS);
    IntVector second = IntVector.zero(INTS);
    int words = query.words();
    int[] planes = query.planes();
    for (int bit = 0; bit < query.bits(); bit++) {
      long column = offset + query.header() + (long) BlockQuery.COLUMN * bit * words;
      IntVector ones = IntVector.zero(INTS);
      IntVector twos = IntVector.zero(INTS);
      IntVector fours = IntVector.zero(INTS);
      IntVector eights = IntVector.zero(INTS);
      IntVector moreOnes = IntVector.zero(INTS);
      IntVector moreTwos = IntVector.zero(INTS);
      IntVector moreFours = IntVector.zero(INTS);
      IntVector moreEights = IntVector.zero(INTS);
      for (int i = 0; i < words; i++) {
        IntVector code = IntVector.fromMemorySegment(INTS, blocks, column, Rows.ORDER);
        IntVector more = IntVector.fromMemorySegment(INTS, blocks, column + BYTES, Rows.ORDER);
        column += BlockQuery.COLUMN;
        int one = planes[i];
        int two = planes[words + i];
        int four = planes[2 * words + i];
        int eight = planes[3 * words + i];
        ones = ones.add(common(code, one));
        twos = twos.add(common(code, two));
        fours = fours.add(common(code, four));
        eights = eights.add(common(code, eight));
        moreOnes = moreOnes.add(common(more, one));
        moreTwos = moreTwos.add(common(more, two));
        moreFours = moreFours.add(common(more, four));
        moreEights = moreEights.add(common(more, eight));
      }
      first = first.add(weighed(ones, twos, fours, eights, bit));
      second = second.add(weighed(moreOnes, moreTwos, moreFours, moreEights, bit));
    }
    finish(query, first, blocks, offset, scores, to);
    finish(query, second, blocks, offset + BYTES, scores, to + LANES);
  }

  private static IntVector common(IntVector code, int plane) {
    return code.and(plane).lanewise(VectorOperators.BIT_COUNT);
  }

  /** By Horner's rule, from the plane that is worth -8 to the one that is worth 1. */
  private static IntVector weighed(
      IntVector ones, IntVector twos, IntVector fours, IntVector eights, int bit) {
    IntVector sum = twice(fours.sub(twice(eights)));
    sum = twice(sum.add(twos)).add(ones);
    return sum.lanewise(VectorOperators.LSHL, bit);
  }

  private static IntVector twice(IntVector counts) {
    return counts.add(counts);
  }

  private static void finish(
      BlockQuery query,
      IntVector product,
      MemorySegment blocks,
      long offset,
      float[] scores,
      int to) {
    IntVector levels = twice(product).sub(query.offset());
    FloatVector scaled = (FloatVector) levels.convert(VectorOperators.I2F, 0);
    FloatVector factors = FloatVector.fromMemorySegment(FLOATS, blocks, offset, Rows.ORDER);
    FloatVector score = factors.mul(scaled.mul(query.scale()));
    float[] exact = query.exact();
    for (int axis = 0; axis < exact.length; axis++) {
      long column = offset + BlockQuery.exactAt(axis);
      FloatVector along = FloatVector.fromMemorySegment(FLOATS, blocks, column, Rows.ORDER);
      score = along.fma(FloatVector.broadcast(FLOATS, exact[axis]), score);
    }
    score.add(0f).intoArray(scores, to);
  }
}
