package io.crossmodal.encoder.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int CALLS = 300;

  @Test
  void staysFlatOverManyCalls() throws IOException {
    Assumptions.assumeTrue(Files.exists(STATUS), "no /proc/self/status to read");
    try (DualEncoder encoder = Models.random(1)) {
      encode(encoder);
      long before = residentKilobytes();
      encode(encoder);
      // One call's activations are about 2 MB: a leak of them would hold 600 MB.
      assertThat(residentKilobytes() - before).isLessThan(100_000);
    }
  }

  private static void encode(DualEncoder encoder) {
    for (int i = 0; i < CALLS; i++) {
      encoder.encodeImages(Models.images(32));
      encoder.encodeTexts(Models.texts(encoder, "a red star", "on the left"));
    }
  }

  private static long residentKilobytes() throws IOException {
    List<String> lines = Files.readAllLines(STATUS);
    return lines.stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
