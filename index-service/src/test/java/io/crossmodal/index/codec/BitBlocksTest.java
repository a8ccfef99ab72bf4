package io.crossmodal.index.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A row in a block scores as it does alone, to the bit. */
final class BitBlocksTest {

  @ParameterizedTest
  @EnumSource(names = {"BIT2", "BIT1"})
  void scoresAsRowsDo(Precision precision) {
    for (int dimension : List.of(1, 31, 64, 65, 100, 384, 512, 515, 4_096)) {
      SplittableRandom random = new SplittableRandom(dimension);
      float[][] vectors = new float[BitBlocks.ROWS][];
      CentreSums sums = new CentreSums(dimension);
      float[] cone = Vectors.gaussian(dimension, random);
      for (int i = 0; i < vectors.length; i++) {
        vectors[i] = i == 5 ? new float[dimension] : Vectors.near(cone, 1, random);
        sums.add(vectors[i], 1);
      }
      for (Centres centres : List.of(Centres.none(dimension), sums.centres())) {
        assertAlike(BitCodec.of(precision, dimension, centres), vectors, random);
      }
    }
  }

  private static void assertAlike(BitCodec codec, float[][] vectors, SplittableRandom random) {
    int stride = codec.bytesPerVector();
    BitBlocks layout = codec.blocks();
    assertThat(layout.bytes()).isEqualTo(BitBlocks.ROWS * stride);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rows = arena.allocate((long) vectors.length * stride, 8);
      MemorySegment block = arena.allocate(64L + layout.bytes(), 64);
      for (int i = 0; i < vectors.length; i++) {
        codec.encode(vectors[i], rows, (long) i * stride);
        layout.put(rows, (long) i * stride, block, 64, i);
      }
      BitScorer scorer = codec.scorer(Vectors.unit(codec.dimension(), random));
      float[] together = new float[BitBlocks.ROWS];
      scorer.inBlocks().score(block, 64, 1, together);
      for (int i = 0; i < vectors.length; i++) {
        assertThat(together[i]).isEqualTo(scorer.score(rows, (long) i * stride));
        assertThat(scorer.inBlocks().score(block, 64, i)).isEqualTo(together[i]);
        assertThat(scorer.inBlocks().deviation(block, 64, i))
            .isEqualTo(scorer.deviation(rows, (long) i * stride));
      }
    }
  }
}
