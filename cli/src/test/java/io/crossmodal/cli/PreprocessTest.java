package io.crossmodal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code preprocess} without any service. */
@Timeout(120)
class PreprocessTest {

  private static final Path MINI_LM = Path.of("..", "..", "shared", "models", "all-MiniLM-L6-v2");

  @TempDir Path folder;

  @Test
  void writesPicturesPixelByPixelAndTokens() throws IOException {
    Path picture = folder.resolve("blue.png");
    BufferedImage image = new BufferedImage(128, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 128 * 64; i++) {
      image.setRGB(i % 128, i / 128, 0x0A64FF);
    }
    ImageIO.write(image, "png", picture.toFile());
    Path texts = folder.resolve("texts.json");
    Files.writeString(texts, "[\"a red disc\", \"\"]");
    assertThat(preprocess(picture.toString(), texts.toString())).isZero();
    byte[] pixels = array("pixels");
    int data = pixels.length - 64 * 64 * 3;
    assertThat(pixels[data]).isEqualTo((byte) 0x0A);
    assertThat(pixels[data + 1]).isEqualTo((byte) 0x64);
    assertThat(pixels[pixels.length - 1]).isEqualTo((byte) 0xFF);
    assertThat(NpzTexts.read(output(), "files")).containsExactly(picture.toString());
    assertThat(NpzTexts.read(output(), "texts")).containsExactly(texts + ":0", texts + ":1");
    byte[] present = array("attention_mask");
    assertThat(present[present.length - Long.BYTES]).isZero();
    assertThat(present[present.length - 4 * Long.BYTES]).isEqualTo((byte) 1);
  }

  @Test
  void namesTheFilesThatItLeavesOut() throws IOException {
    Path bad = folder.resolve("bad.jpg");
    Files.writeString(bad, "no picture");
    Path good = folder.resolve("good.png");
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", good.toFile());
    assertThat(preprocess(bad.toString(), folder.resolve("none.png").toString(), good.toString()))
        .isOne();
    assertThat(NpzTexts.read(output(), "files")).containsExactly(good.toString());
    assertThat(preprocess("--model", "nobody", good.toString())).isOne();
    assertThat(preprocess()).isEqualTo(2);
  }

  @Test
  void refusesPicturesForAModelOfTexts() throws IOException {
    assumeTrue(Files.exists(MINI_LM), MINI_LM + " is not there");
    Path picture = folder.resolve("good.png");
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
    Path texts = folder.resolve("texts.txt");
    Files.write(texts, List.of("a dog", "two dogs"));
    assertThat(preprocess("--model", MINI_LM.toString(), picture.toString(), texts.toString()))
        .isOne();
    byte[] ids = array("input_ids");
    assertThat(ids[ids.length - Long.BYTES]).isEqualTo((byte) 102);
    assertThat(array("input_ids")).hasSizeGreaterThan(2 * 4 * Long.BYTES);
  }

  private Path output() {
    return folder.resolve("seen.npz");
  }

  private int preprocess(String... arguments) {
    String[] all = new String[arguments.length + 5];
    all[0] = "preprocess";
    all[1] = "--output";
    all[2] = output().toString();
    all[3] = "--data-dir";
    all[4] = folder.resolve("data").toString();
    System.arraycopy(arguments, 0, all, 5, arguments.length);
    return Crossmodal.run(all);
  }

  private byte[] array(String name) throws IOException {
    try (ZipFile zip = new ZipFile(output().toFile())) {
      return zip.getInputStream(zip.getEntry(name + ".npy")).readAllBytes();
    }
  }
}
