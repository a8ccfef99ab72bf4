package io.crossmodal.index.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossmodal.index.codec.Vectors;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CodeSpaceTest {

  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void spendsItsBitsOnTheAxesThatTheVectorsLieAlong() {
    TestVectors flat = TestVectors.clustered(4_000, 512, 20, 1);
    CodeSpace space = choose(flat);
    assertThat(space.bits()).isEqualTo(4);
    assertThat(space.leading()).isEqualTo(128);
    assertThat(space.stride()).isEqualTo(64);
  }

  @Test
  void spreadsItsBitsWhereEveryAxisSaysAsMuch() {
    float[][] all = new float[4_000][];
    for (int i = 0; i < all.length; i++) {
      all[i] = Vectors.unit(512, random);
    }
    CodeSpace space = choose(new TestVectors(all, 512));
    assertThat(space.bits()).isEqualTo(1);
    assertThat(space.leading()).isEqualTo(512);
  }

  @Test
  void keepsARareGroupWhole() {
    // One vector in ten lies in a subspace of its own.
    TestVectors common = TestVectors.clustered(6_000, 256, 20, 1);
    TestVectors rare = TestVectors.clustered(6_000, 256, 20, 2);
    float[][] all = new float[6_000][];
    for (int i = 0; i < all.length; i++) {
      all[i] = (i % 10 == 0 ? rare : common).all()[i];
    }
    CodeSpace space =
        choose(
            new GraphVectors() {
              @Override
              public int dimension() {
                return 256;
              }

              @Override
              public void read(int ordinal, float[] target) {
                System.arraycopy(all[ordinal], 0, target, 0, 256);
              }

              @Override
              public int group(int ordinal) {
                return ordinal % 10 == 0 ? 1 : 0;
              }
            },
            all.length);
    assertThat(space.leading()).isEqualTo(128);
    for (int i = 0; i < 20; i++) {
      double kept = 0;
      for (int axis = 0; axis < 128; axis++) {
        float[] row = space.axes().asSlice(1024L * axis, 1024).toArray(NodeCodes.FLOAT);
        kept += Math.pow(Vectors.dot(row, all[i]), 2);
      }
      assertThat(kept).isCloseTo(1, within(1e-3));
    }
  }

  @Test
  void findsAxesThatKeepVectorsOfASubspaceWhole() {
    TestVectors flat = TestVectors.clustered(600, 100, 5, 1);
    try (Arena arena = Arena.ofConfined();
        ParallelRange<BuildWorkplace> threads = threads(100)) {
      MemorySegment axes = new PrincipalAxes(flat.all(), 100, threads).leading(20, 3, arena);
      float[] vector = flat.all()[7];
      double kept = 0;
      for (int i = 0; i < 20; i++) {
        float[] axis = axes.asSlice(400L * i, 400).toArray(NodeCodes.FLOAT);
        kept += Math.pow(Vectors.dot(axis, vector), 2);
        float[] first = axes.asSlice(0, 400).toArray(NodeCodes.FLOAT);
        assertThat(Vectors.dot(axis, first)).isCloseTo(i == 0 ? 1 : 0, within(1e-5));
      }
      assertThat(kept).isCloseTo(1, within(1e-4));
    }
  }

  private static CodeSpace choose(TestVectors vectors) {
    return choose(vectors, vectors.all().length);
  }

  private static CodeSpace choose(GraphVectors vectors, int count) {
    int[] ordinals = IntStream.range(0, count).toArray();
    Arena arena = Arena.ofAuto();
    try (ParallelRange<BuildWorkplace> threads = threads(vectors.dimension())) {
      return new CodeSpaceChoice(vectors, ordinals, GraphSettings.defaults(1, 1))
          .choose(threads, arena);
    }
  }

  private static ParallelRange<BuildWorkplace> threads(int dimension) {
    return new ParallelRange<>(1, () -> {}, () -> new BuildWorkplace(dimension, 64));
  }
}
