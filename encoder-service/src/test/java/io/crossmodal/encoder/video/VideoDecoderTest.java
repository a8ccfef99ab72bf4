package io.crossmodal.encoder.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoDecoderTest {

  /** Luma of twenty frames; full range of an MJPEG is the grey level itself. */
  private static final int[] RISING = IntStream.range(0, 20).map(i -> 20 + 10 * i).toArray();

  private final VideoDecoder decoder = new VideoDecoder(VideoLimits.DEFAULT);
  @TempDir private Path temp;

  @BeforeEach
  void needsFfmpeg() {
    assumeThat(Ffmpeg.problem()).as("FFmpeg for this platform").isEmpty();
  }

  @Test
  void takesTheMiddlesOfEqualParts() throws IOException {
    for (byte[] video : List.of(avi(10, RISING), mp4(10, RISING))) {
      List<TimedFrame<Integer>> frames = greys(video, new FrameSampling.Uniform(4));
      assertThat(frames)
          .extracting(TimedFrame::at)
          .containsExactly(millis(200), millis(700), millis(1200), millis(1700));
    }
    assertThat(greys(avi(10, RISING), new FrameSampling.Uniform(4)))
        .extracting(TimedFrame::value)
        .satisfiesExactly(near(40), near(90), near(140), near(190));
    assertThat(greys(mp4(10, RISING), new FrameSampling.Uniform(1)))
        .extracting(TimedFrame::value)
        .satisfiesExactly(near(fromLimited(120)));
  }

  @Test
  void jumpsToTheFramesOfALongVideo() throws IOException {
    int[] levels = IntStream.range(0, 300).map(i -> 20 + 2 * (i % 100)).toArray();
    byte[] video = mp4(10, levels);
    assertThat(Survey.of(video, VideoLimits.DEFAULT).keys()).hasSizeGreaterThan(5);
    List<TimedFrame<Integer>> frames = greys(video, new FrameSampling.PerSecond(0.25));
    assertThat(frames)
        .extracting(TimedFrame::at)
        .isEqualTo(IntStream.range(0, 8).mapToObj(i -> millis(4000 * i)).toList());
    for (int i = 0; i < frames.size(); i++) {
      assertThat(frames.get(i).value()).isCloseTo(fromLimited(levels[40 * i]), within(4));
    }
  }

  @Test
  void takesNoFrameTwice() throws IOException {
    assertThat(greys(avi(10, 30, 200), new FrameSampling.Uniform(9)))
        .extracting(TimedFrame::value)
        .satisfiesExactly(near(30), near(200));
  }

  @Test
  void takesFramesAtARate() throws IOException {
    List<TimedFrame<Integer>> frames = greys(avi(10, RISING), new FrameSampling.PerSecond(2));
    assertThat(frames)
        .extracting(TimedFrame::at)
        .containsExactly(millis(0), millis(500), millis(1000), millis(1500));
    assertThat(frames)
        .extracting(TimedFrame::value)
        .satisfiesExactly(near(20), near(70), near(120), near(170));
  }

  @Test
  void takesTheFirstFrameOfEachScene() throws IOException {
    byte[] cuts = mp4(10, 40, 40, 42, 43, 200, 200, 198, 90, 90);
    assertThat(greys(cuts, new FrameSampling.Scenes(0.1)))
        .extracting(TimedFrame::at)
        .containsExactly(millis(0), millis(400), millis(700));
  }

  @Test
  void givesPicturesOfTheVideosSize() throws IOException {
    BufferedImage picture =
        decoder.frames(mp4(5, 128), FrameSampling.DEFAULT, frame -> frame).getFirst().value();
    assertThat(picture.getWidth()).isEqualTo(TestVideos.WIDTH);
    assertThat(picture.getHeight()).isEqualTo(TestVideos.HEIGHT);
    assertThat(picture.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
  }

  @Test
  void refusesSoundAloneAndWhatIsNoVideo() {
    refuses(TestVideos.sound(), "video: sound alone (expected: a video stream)");
    refuses("not a video".getBytes(StandardCharsets.UTF_8), "(expected: a video file");
    refuses(new byte[0], "(expected: a video file");
    refuses(
        "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n".getBytes(StandardCharsets.UTF_8),
        "(expected: a video file");
  }

  @Test
  void refusesDamagedFiles() throws IOException {
    byte[] whole = mp4(10, RISING);
    refuses(Arrays.copyOf(whole, whole.length / 2), "(expected: ");
    byte[] avi = avi(10, RISING);
    for (int length = 0; length < avi.length; length += 97) {
      try {
        decoder.frames(Arrays.copyOf(avi, length), FrameSampling.DEFAULT, VideoDecoderTest::grey);
      } catch (ServiceException e) {
        assertThat(e.reason()).isEqualTo(ErrorReason.INVALID_VIDEO);
      }
    }
  }

  @Test
  void keepsItsLimitsBeforeItDecodes() throws IOException {
    byte[] video = avi(10, RISING);
    int pixels = TestVideos.WIDTH * TestVideos.HEIGHT;
    Duration long2 = Duration.ofSeconds(2);
    tooLarge(
        video, new VideoLimits(100, long2, pixels, 20L * pixels, 8), "bytes (expected: 1..100)");
    tooLarge(
        video,
        new VideoLimits(1 << 20, Duration.ofSeconds(1), pixels, 20L * pixels, 8),
        "2000 ms (expected: 1..1000)");
    tooLarge(
        video,
        new VideoLimits(1 << 20, long2, pixels - 1, 20L * pixels, 8),
        "%d pixels a frame (expected: 1..%d)".formatted(pixels, pixels - 1));
    tooLarge(
        video,
        new VideoLimits(1 << 20, long2, pixels, 19L * pixels, 8),
        "%d pixels in all frames".formatted(20 * pixels));
    tooLarge(
        video,
        new VideoLimits(1 << 20, long2, pixels, 20L * pixels, 7),
        "8 frames (expected: 1..7)");
  }

  private void refuses(byte[] bytes, String message) {
    assertThatThrownBy(() -> decoder.frames(bytes, FrameSampling.DEFAULT, VideoDecoderTest::grey))
        .isInstanceOf(ServiceException.class)
        .hasMessageStartingWith("video: ")
        .hasMessageContaining(message)
        .extracting(e -> ((ServiceException) e).reason())
        .isEqualTo(ErrorReason.INVALID_VIDEO);
  }

  private static void tooLarge(byte[] video, VideoLimits limits, String message) {
    assertThatThrownBy(
            () ->
                new VideoDecoder(limits)
                    .frames(video, FrameSampling.DEFAULT, VideoDecoderTest::grey))
        .hasMessageContaining(message)
        .extracting(e -> ((ServiceException) e).reason())
        .isEqualTo(ErrorReason.TOO_LARGE);
  }

  private List<TimedFrame<Integer>> greys(byte[] video, FrameSampling sampling) {
    return decoder.frames(video, sampling, VideoDecoderTest::grey);
  }

  /** The level in the middle, which must be grey. */
  private static int grey(BufferedImage picture) {
    int rgb = picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2);
    assertThat(rgb >> 16 & 0xFF).isCloseTo(rgb & 0xFF, within(2));
    assertThat(rgb >> 8 & 0xFF).isCloseTo(rgb & 0xFF, within(2));
    return rgb & 0xFF;
  }

  private static Consumer<Integer> near(int grey) {
    return value -> assertThat(value).isCloseTo(grey, within(3));
  }

  private static int fromLimited(int luma) {
    return Math.round((luma - 16) * 255 / 219f);
  }

  private byte[] avi(int perSecond, int... levels) throws IOException {
    return TestVideos.video(temp, "a.avi", AV_CODEC_ID_MJPEG, perSecond, levels);
  }

  private byte[] mp4(int perSecond, int... levels) throws IOException {
    return TestVideos.video(temp, "a.mp4", AV_CODEC_ID_MPEG4, perSecond, levels);
  }

  private static Duration millis(int millis) {
    return Duration.ofMillis(millis);
  }
}
