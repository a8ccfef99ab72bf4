package io.crossmodal.index.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * Asks the Vector API for the machine's register width; apart, so that it loads only where that
 * module is.
 */
final class PreferredWidth {

  private PreferredWidth() {}

  static KernelWidth ofThisMachine() {
    return switch (FloatVector.SPECIES_PREFERRED.vectorBitSize()) {
      case 512 -> KernelWidth.BITS_512;
      case 256 -> KernelWidth.BITS_256;
      case 128 -> KernelWidth.BITS_128;
      default -> KernelWidth.SCALAR;
    };
  }
}
