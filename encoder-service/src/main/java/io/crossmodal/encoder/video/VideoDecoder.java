package io.crossmodal.encoder.video;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Takes frames out of untrusted video files.
 *
 * <p>A file is read twice: once without decoding, for its length and against the limits, and once
 * for the frames. Only those that are taken become pictures. Sound is ignored. Safe for use by
 * several threads.
 */
public final class VideoDecoder {

  private final VideoLimits limits;

  public VideoDecoder(VideoLimits limits) {
    this.limits = limits;
  }

  /**
   * Makes something of each frame taken, in the order of the video; at least one.
   *
   * @param step gets the frame upright, as TYPE_INT_RGB
   * @throws ServiceException {@link ErrorReason#TOO_LARGE} or {@link ErrorReason#INVALID_VIDEO}
   */
  public <T> List<TimedFrame<T>> frames(
      byte[] encoded, FrameSampling sampling, Function<BufferedImage, T> step) {
    Ffmpeg.require();
    Survey survey = Survey.of(encoded, limits);
    List<TimedFrame<T>> frames =
        switch (sampling) {
          case FrameSampling.Uniform uniform ->
              at(encoded, survey, middles(uniform.frames(), survey.seconds()), step);
          case FrameSampling.PerSecond rate ->
              at(encoded, survey, ticks(rate.frames(), survey.seconds()), step);
          case FrameSampling.Scenes scenes -> scenes(encoded, survey, scenes.change(), step);
        };
    if (frames.isEmpty()) {
      throw VideoStream.invalid("no frame can be decoded (expected: %d)", survey.frames());
    }
    return frames;
  }

  /** What is shown at some ascending times, no frame twice. */
  private <T> List<TimedFrame<T>> at(
      byte[] encoded, Survey survey, double[] times, Function<BufferedImage, T> step) {
    for (boolean skipping : new boolean[] {true, false}) {
      try (VideoStream stream = new VideoStream(encoded, limits);
          FrameReader reader = new FrameReader(stream, survey.start(), limits);
          FramePainter painter = new FramePainter(stream.quarterTurns());
          FramePicker picker = new FramePicker(reader, survey, skipping)) {
        List<TimedFrame<T>> frames = new ArrayList<>();
        for (double time : times) {
          if (picker.moveTo(time)) {
            frames.add(frame(picker.seconds(), painter.picture(picker.frame()), step));
          }
        }
        if (!picker.lost()) {
          return List.copyOf(frames);
        }
      }
    }
    return List.of();
  }

  private double[] middles(int count, double seconds) {
    if (count > limits.maxFrames()) {
      throw Survey.tooLarge("frames", count, limits.maxFrames());
    }
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = (i + 0.5) * seconds / count;
    }
    return times;
  }

  private double[] ticks(double rate, double seconds) {
    double count = Math.max(1, Math.ceil(seconds * rate));
    if (count > limits.maxFrames()) {
      throw Survey.tooLarge("frames", (long) count, limits.maxFrames());
    }
    double[] times = new double[(int) count];
    for (int i = 0; i < times.length; i++) {
      times[i] = i / rate;
    }
    return times;
  }

  private <T> List<TimedFrame<T>> scenes(
      byte[] encoded, Survey survey, double change, Function<BufferedImage, T> step) {
    List<TimedFrame<T>> frames = new ArrayList<>();
    AVFrame frame = av_frame_alloc();
    byte[] before = new byte[0];
    try (VideoStream stream = new VideoStream(encoded, limits);
        FrameReader reader = new FrameReader(stream, survey.start(), limits);
        FramePainter painter = new FramePainter(stream.quarterTurns())) {
      while (reader.next(frame)) {
        byte[] now = painter.thumbnail(frame);
        double at = reader.seconds(frame);
        if (before.length == 0 || difference(before, now) > change) {
          if (frames.size() == limits.maxFrames()) {
            throw Survey.tooLarge("scenes", limits.maxFrames() + 1L, limits.maxFrames());
          }
          frames.add(frame(at, painter.picture(frame), step));
        }
        before = now;
      }
      return List.copyOf(frames);
    } finally {
      av_frame_free(frame);
    }
  }

  private static <T> TimedFrame<T> frame(
      double seconds, BufferedImage picture, Function<BufferedImage, T> step) {
    return new TimedFrame<>(Duration.ofNanos(Math.round(seconds * 1e9)), step.apply(picture));
  }

  private static double difference(byte[] a, byte[] b) {
    int sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xFF) - (b[i] & 0xFF));
    }
    return sum / (255.0 * a.length);
  }
}
