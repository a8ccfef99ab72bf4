package io.crossmodal.index.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every width gives the bits of the definition. */
final class BlockKernelTest {

  private static final int BLOCKS = 3;

  @ParameterizedTest
  @EnumSource
  void givesTheSameBitsAtEveryLength(KernelWidth width) {
    for (int bits = 1; bits <= 2; bits++) {
      for (int words = 2; words <= 128; words += words < 40 ? 2 : 22) {
        for (int exact = 0; exact <= 3; exact++) {
          SplittableRandom random = new SplittableRandom(words);
          BlockQuery query = query(bits, words, exact, random);
          MemorySegment blocks = blocks(query, random);
          float[] scores = new float[BLOCKS * BlockQuery.ROWS];
          KernelProvider.kernels(width).blocks().scores(query, blocks, 64, BLOCKS, scores);
          for (int i = 0; i < scores.length; i++) {
            long block = 64 + i / BlockQuery.ROWS * query.bytes();
            int row = i % BlockQuery.ROWS;
            assertThat(scores[i]).isEqualTo(defined(query, blocks, block, row));
            assertThat(BlockKernel.score(query, blocks, block, row)).isEqualTo(scores[i]);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsNothingBehindTheSegment(KernelWidth width) {
    BlockQuery query = query(1, 16, 1, new SplittableRandom(1));
    MemorySegment blocks = Arena.ofAuto().allocate(2 * query.bytes() - 4, 64);
    BlockKernel kernel = KernelProvider.kernels(width).blocks();
    assertThatThrownBy(() -> kernel.scores(query, blocks, 0, 2, new float[64]))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  /** Component by component. */
  private static float defined(BlockQuery query, MemorySegment blocks, long block, int row) {
    long at = block + 4L * row;
    int levels = -((1 << query.bits()) - 1) * query.sum();
    long planes = at + 128L * (2 + query.exact().length);
    for (int component = 0; component < 32 * query.words(); component++) {
      int word = component / 32;
      int value = 0;
      for (int plane = 0; plane < 4; plane++) {
        int bit = query.planes()[plane * query.words() + word] >>> component & 1;
        value += bit * (plane == 3 ? -8 : 1 << plane);
      }
      for (int bit = 0; bit < query.bits(); bit++) {
        int code = blocks.get(Rows.INT, planes + 128L * (bit * query.words() + word));
        levels += 2 * value * ((code >>> component & 1) << bit);
      }
    }
    float score = blocks.get(Rows.FLOAT, at) * (query.scale() * levels);
    for (int axis = 0; axis < query.exact().length; axis++) {
      float along = blocks.get(Rows.FLOAT, at + 128L * (2 + axis));
      score = Math.fma(query.exact()[axis], along, score);
    }
    return score + 0f;
  }

  private static BlockQuery query(int bits, int words, int exact, SplittableRandom random) {
    int[] planes = random.ints(4L * words).toArray();
    float[] along = new float[exact];
    for (int i = 0; i < exact; i++) {
      along[i] = (float) random.nextGaussian();
    }
    return new BlockQuery(planes, words, bits, random.nextInt(-900, 900), .037f, along);
  }

  private static MemorySegment blocks(BlockQuery query, SplittableRandom random) {
    long bytes = 64 + BLOCKS * query.bytes();
    MemorySegment blocks = Arena.ofAuto().allocate(bytes, 64);
    for (long at = 0; at < bytes; at += 4) {
      blocks.set(Rows.INT, at, random.nextInt());
    }
    for (int block = 0; block < BLOCKS; block++) {
      for (int i = 0; i < BlockQuery.ROWS * (2 + query.exact().length); i++) {
        blocks.set(Rows.FLOAT, 64 + block * query.bytes() + 4L * i, (float) random.nextGaussian());
      }
    }
    return blocks;
  }
}
