package io.crossmodal.index.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class Int4LayoutTest {

  @Test
  void givesEveryComponentAHalfByteOfItsOwnWithinTheBytes() {
    for (int dimension = 1; dimension <= 300; dimension++) {
      Set<Integer> halves = new HashSet<>();
      for (int i = 0; i < dimension; i++) {
        int at = Int4Layout.byteOf(i, dimension);
        assertThat(at).isBetween(0, Int4Layout.bytes(dimension) - 1);
        assertThat(halves.add(2 * at + (Int4Layout.high(i, dimension) ? 1 : 0))).isTrue();
      }
    }
  }

  @Test
  void readsBothHalvesAsSignedNumbers() {
    assertThat(Int4Layout.low((byte) 0x7F)).isEqualTo(-1);
    assertThat(Int4Layout.high((byte) 0x7F)).isEqualTo(7);
    assertThat(Int4Layout.low((byte) 0x87)).isEqualTo(7);
    assertThat(Int4Layout.high((byte) 0x87)).isEqualTo(-8);
  }
}
