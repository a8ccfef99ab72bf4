package io.crossmodal.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether an NVIDIA device is there, told from the driver's files so that nothing has to be loaded.
 */
final class Gpu {

  private static final Path DRIVER = Path.of("/proc/driver/nvidia/version");

  private Gpu() {}

  static Finding finding() {
    if (!Files.exists(DRIVER)) {
      return Finding.ok("GPU", "none found (no NVIDIA driver); the encoder runs on the processor");
    }
    return Finding.warning(
        "GPU",
        "an NVIDIA driver is there, but this build brings PyTorch for the processor;"
            + " the encoder runs on the processor");
  }
}
