package io.crossmodal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crossmodal.dataset.npz.NpzReader;
import io.crossmodal.encoder.video.Ffmpeg;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code encode} on services of its own. */
@Timeout(180)
class EncodeTest {

  private static final Path MINI_LM = Path.of("..", "..", "shared", "models", "all-MiniLM-L6-v2");

  /** Padding beside a longer text moves the last bits. */
  private static final Offset<Float> CLOSE = Offset.offset(1e-5f);

  @TempDir Path folder;
  private Path output;

  @BeforeEach
  void nameOutput() {
    output = folder.resolve("vectors.npz");
  }

  @Test
  void encodesTextsInTheirOrder() throws IOException {
    Path lines = folder.resolve("texts.txt");
    Files.write(lines, List.of("a red disc on the left of a blue one", "a dog", "", "a red disc"));
    assertThat(encode("--texts", lines.toString(), "--json")).isOne();
    assertThat(ids()).containsExactly("0", "1", "3");
    float[][] first = vectors();
    Path json = folder.resolve("texts.json");
    Files.writeString(json, "[\"a red disc\", \"a dog\"]");
    assertThat(encode("--texts", json.toString())).isZero();
    assertThat(vectors()[0]).containsExactly(first[2], CLOSE);
    assertThat(vectors()[1]).containsExactly(first[1], CLOSE);
    assertThat(encode("--text", "a red disc", "a dog")).isZero();
    assertThat(vectors()[0]).containsExactly(first[2], CLOSE);
  }

  @Test
  void leavesOutAPictureThatCannotBeRead() throws IOException {
    Path good = folder.resolve("good.png");
    ImageIO.write(new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB), "png", good.toFile());
    Path bad = folder.resolve("bad.png");
    Files.writeString(bad, "no picture");
    assertThat(
            encode(
                "--image", bad.toString(), folder.resolve("none.png").toString(), good.toString()))
        .isOne();
    assertThat(ids()).containsExactly(good.toString());
    assertThat(vectors()).hasDimensions(1, 256);
  }

  @Test
  void encodesVideos() throws IOException {
    assumeTrue(Ffmpeg.problem().isEmpty(), "FFmpeg is not there for this platform");
    Path clip = folder.resolve("clip.gif"); // a video of one frame
    ImageIO.write(new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB), "gif", clip.toFile());
    Path text = folder.resolve("text.mp4");
    Files.writeString(text, "no video");
    assertThat(encode("--video", text.toString(), clip.toString())).isOne();
    assertThat(ids()).containsExactly(clip.toString());
    float[] video = vectors()[0];
    assertThat(encode("--image", clip.toString())).isZero();
    assertThat(vectors()[0]).containsExactly(video, Offset.offset(1e-4f));
  }

  @Test
  void takesAModelFromADirectory() throws IOException {
    assumeTrue(Files.exists(MINI_LM), MINI_LM + " is not there");
    assertThat(encode("--model", MINI_LM.toString(), "--text", "a dog", "", "x".repeat(9_000)))
        .isZero();
    assertThat(vectors()).hasDimensions(3, 384);
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertThat(encode("--model", "nobody", "--text", "a")).isOne();
    assertThat(encode("--model", folder.toString(), "--text", "a")).isOne();
    assertThat(encode("--texts", folder.resolve("none.txt").toString())).isOne();
    Path texts = folder.resolve("texts.json");
    Files.writeString(texts, "[1]");
    assertThat(encode("--texts", texts.toString())).isOne();
    Files.writeString(texts, "[\"a\"");
    assertThat(encode("--texts", texts.toString())).isOne();
    Files.writeString(texts, "[]");
    assertThat(encode("--texts", texts.toString())).isOne();
    assertThat(encode()).isEqualTo(2);
    assertThat(encode("--text", "a", "--image", "b")).isEqualTo(2);
    assertThat(output).doesNotExist();
  }

  private int encode(String... arguments) {
    String[] all = new String[arguments.length + 5];
    all[0] = "encode";
    all[1] = "--output";
    all[2] = output.toString();
    all[3] = "--data-dir";
    all[4] = folder.resolve("data").toString();
    System.arraycopy(arguments, 0, all, 5, arguments.length);
    return Crossmodal.run(all);
  }

  private float[][] vectors() throws IOException {
    try (NpzReader npz = new NpzReader(output)) {
      return npz.floats("vectors", (_, _) -> {});
    }
  }

  private List<String> ids() throws IOException {
    return NpzTexts.read(output, "ids");
  }
}
