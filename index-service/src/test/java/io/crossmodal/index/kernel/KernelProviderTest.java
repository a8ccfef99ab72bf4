package io.crossmodal.index.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class KernelProviderTest {

  private static final List<KernelWidth> ALL = List.of(KernelWidth.values());

  @Test
  void takesTheMachinesWidthWhenNothingIsSaid() {
    assertThat(KernelProvider.width("auto", KernelWidth.BITS_256, ALL))
        .isEqualTo(KernelWidth.BITS_256);
  }

  @Test
  void takesTheWidthThatIsAskedFor() {
    assertThat(KernelProvider.width("scalar", KernelWidth.BITS_512, ALL))
        .isEqualTo(KernelWidth.SCALAR);
    assertThat(KernelProvider.width("128", KernelWidth.BITS_512, ALL))
        .isEqualTo(KernelWidth.BITS_128);
  }

  @Test
  void namesTheWidthsWhenAnotherIsAskedFor() {
    assertThatThrownBy(() -> KernelProvider.width("64", KernelWidth.BITS_256, ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("crossmodal.index.kernel: 64 (expected: auto, scalar, 128, 256, 512)");
  }

  @Test
  void offersScalarKernelsAloneWithoutTheVectorModule() {
    assertThatThrownBy(
            () -> KernelProvider.width("256", KernelWidth.SCALAR, List.of(KernelWidth.SCALAR)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("crossmodal.index.kernel: 256 (expected: auto, scalar)");
  }

  @Test
  void describesWhatRuns() {
    KernelWidth width = KernelProvider.kernels().width();
    assertThat(KernelProvider.describe())
        .startsWith(
            width == KernelWidth.SCALAR
                ? "scalar kernels"
                : "Vector API kernels, %d-bit".formatted(width.bits()));
  }
}
