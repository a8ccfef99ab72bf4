package io.crossmodal.index.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiveSetTest {

  @Test
  void changesOnlyTheCopy() {
    Random random = new Random(3);
    LiveSet set = LiveSet.EMPTY;
    BitSet expected = new BitSet();
    int capacity = 0;
    for (int round = 0; round < 50; round++) {
      capacity += random.nextInt(10_000);
      LiveSet before = set;
      BitSet expectedBefore = (BitSet) expected.clone();
      LiveSet.Editor editor = new LiveSet.Editor(set, capacity);
      for (int i = 0; capacity > 0 && i < 100; i++) {
        int ordinal = random.nextInt(capacity);
        if (random.nextBoolean()) {
          editor.add(ordinal);
          expected.set(ordinal);
        } else {
          editor.remove(ordinal);
          expected.clear(ordinal);
        }
      }
      set = editor.done();
      assertSame(before, expectedBefore, capacity);
      assertSame(set, expected, capacity);
    }
  }

  @Test
  void addsManyByTheirBitsAsOneByOne() {
    Random random = new Random(5);
    LiveSet.Editor editor = new LiveSet.Editor(LiveSet.EMPTY, 200_000);
    BitSet expected = new BitSet();
    for (int from : new int[] {0, 64 * 1000, (1 << 16) - 64 * 3, 3 << 16, 0}) {
      long[] bits = random.longs(3).toArray();
      editor.add(from, bits);
      BitSet.valueOf(bits).stream().forEach(bit -> expected.set(from + bit));
    }
    assertSame(editor.done(), expected, 200_000);
  }

  private static void assertSame(LiveSet set, BitSet expected, int capacity) {
    assertThat(set.size()).isEqualTo(expected.cardinality());
    BitSet found = new BitSet();
    for (int i = 0; i < capacity + 100; i++) {
      found.set(i, set.contains(i));
    }
    assertThat(found).isEqualTo(expected);
  }
}
