package io.crossmodal.index.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class KernelProviderTest {

  @Test
  void takesTheMachinesWidthWhenNothingIsSaid() {
    assertThat(KernelProvider.width("auto", KernelWidth.BITS_256)).isEqualTo(KernelWidth.BITS_256);
  }

  @Test
  void takesTheWidthThatIsAskedFor() {
    assertThat(KernelProvider.width("scalar", KernelWidth.BITS_512)).isEqualTo(KernelWidth.SCALAR);
    assertThat(KernelProvider.width("128", KernelWidth.BITS_512)).isEqualTo(KernelWidth.BITS_128);
  }

  @Test
  void namesTheWidthsWhenAnotherIsAskedFor() {
    assertThatThrownBy(() -> KernelProvider.width("64", KernelWidth.BITS_256))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("crossmodal.index.kernel: 64 (expected: auto, scalar, 128, 256, 512)");
  }

  @Test
  void describesWhatRuns() {
    assertThat(KernelProvider.describe())
        .contains(KernelProvider.kernels().width() == KernelWidth.SCALAR ? "scalar" : "-bit");
  }
}
