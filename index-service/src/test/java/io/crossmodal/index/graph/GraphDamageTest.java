package io.crossmodal.index.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies that cannot be trusted are refused, and those that can be never make a search fail. */
final class GraphDamageTest {

  private final Arena arena = Arena.ofConfined();
  private final TestVectors vectors = TestVectors.clustered(300, 24, 6, 1);
  private final MemorySegment body = built();
  private final GraphLayout layout = GraphLayout.read(body);

  private MemorySegment built() {
    try (BuiltGraph built =
        GraphBuilder.build(vectors, 300, GraphSettings.defaults(1, 1), () -> {})) {
      MemorySegment copy = arena.allocate(built.bytes(), 64);
      built.writeTo(copy);
      return copy;
    }
  }

  @AfterEach
  void free() {
    arena.close();
  }

  @Test
  void refusesABodyThatIsTooShortOrTooLong() {
    for (long bytes : new long[] {0, 63, 64, 1_000, body.byteSize() - 64}) {
      assertThatThrownBy(() -> Graph.open(body.asSlice(0, bytes)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching("graph: bytes: \\d+ \\(expected: .*");
    }
    MemorySegment longer = arena.allocate(body.byteSize() + 64, 64);
    longer.copyFrom(body);
    assertThatThrownBy(() -> Graph.open(longer)).hasMessageContaining("graph: bytes: ");
  }

  @Test
  void refusesABodyThatDoesNotLieOn64Bytes() {
    MemorySegment shifted = arena.allocate(body.byteSize() + 64, 64).asSlice(32, body.byteSize());
    shifted.copyFrom(body);
    assertThatThrownBy(() -> Graph.open(shifted))
        .hasMessage("graph: address modulo 64: 32 (expected: 0)");
  }

  @Test
  void refusesEveryFieldOfTheHeaderThatIsOutOfItsRange() {
    for (int offset = 0; offset < 40; offset += 4) {
      for (int value : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
        int before = body.get(NodeCodes.INT, offset);
        body.set(NodeCodes.INT, offset, value);
        assertThatThrownBy(() -> Graph.open(body))
            .as("%d at %d", value, offset)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("graph: ");
        body.set(NodeCodes.INT, offset, before);
      }
    }
    assertThat(Graph.open(body).count()).isEqualTo(300);
  }

  @Test
  void refusesNodesThatAreNone() {
    refused(layout.entries(body), 0, 300, "graph: entry: 300 (expected: 0..299)");
    refused(layout.rows(body), 33, 300, "graph: neighbour of node 1: 300 (expected: -1..299)");
    refused(layout.rows(body), 64, -2, "graph: neighbour of node 2: -2 (expected: -1..299)");
    refused(layout.ordinals(body), 4, -1, "graph: ordinal: -1 (expected: 0..299)");
    int other = layout.ordinals(body).getAtIndex(NodeCodes.INT, 9);
    refused(
        layout.ordinals(body), 2, other, "graph: times of ordinal " + other + ": 2 (expected: 1)");
    refused(
        layout.factors(body),
        7,
        Float.floatToRawIntBits(Float.NaN),
        "graph: factor of node 7: NaN (expected: 0 or more, finite)");
  }

  private void refused(MemorySegment part, int index, int value, String message) {
    int before = part.getAtIndex(NodeCodes.INT, index);
    part.setAtIndex(NodeCodes.INT, index, value);
    assertThatThrownBy(() -> Graph.open(body))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    part.setAtIndex(NodeCodes.INT, index, before);
  }

  @Test
  void refusesOrSearchesWhateverBitsFlip() {
    SplittableRandom random = new SplittableRandom(5);
    float[] query = vectors.all()[0];
    int opened = 0;
    for (int round = 0; round < 500; round++) {
      long at = random.nextLong(body.byteSize());
      byte before = body.get(ValueLayout.JAVA_BYTE, at);
      body.set(ValueLayout.JAVA_BYTE, at, (byte) (before ^ 1 << random.nextInt(8)));
      Throwable thrown =
          catchThrowable(
              () ->
                  Graph.open(body)
                      .search(
                          query,
                          10,
                          new GraphEffort(32, 32, 10),
                          Graph.EVERY,
                          vectors.rescorer(query),
                          () -> {}));
      if (thrown == null) {
        opened++;
      } else {
        assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
      }
      body.set(ValueLayout.JAVA_BYTE, at, before);
    }
    assertThat(opened).isBetween(1, 499);
  }
}
