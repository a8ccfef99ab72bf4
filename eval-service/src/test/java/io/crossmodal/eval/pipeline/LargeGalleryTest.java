package io.crossmodal.eval.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Galleries whose scores no heap holds. */
class LargeGalleryTest {

  @Test
  @Timeout(300)
  void ranksTwoHundredThousandItemsForAThousandQueriesInLittleMemory()
      throws IOException, InterruptedException {
    // The scores alone would take 800 MB.
    Process child =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx160m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ScaleProbe.class.getName(),
                    "200000",
                    "1000"))
            .redirectErrorStream(true)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(said).isZero();
    assertThat(said)
        .contains("pool=100 recall@1=0.500 recall@10=0.500")
        .contains("pool=200000 recall@1=0.500 recall@10=0.500");
  }
}
