package io.crossmodal.encoder.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * What reading a video's packets, without decoding any, says of it.
 *
 * @param frames packets of the stream, about one a frame
 * @param start when the first frame is shown, in seconds of the file's clock
 * @param seconds from there to the end of the last frame
 * @param keys when the frames are shown that can be decoded without others, from the start on,
 *     ascending
 */
record Survey(int frames, double start, double seconds, List<Double> keys) {

  /**
   * Reads all packets.
   *
   * @throws ServiceException TOO_LARGE or INVALID_VIDEO
   */
  static Survey of(byte[] bytes, VideoLimits limits) {
    if (bytes.length > limits.maxBytes()) {
      throw tooLarge("bytes", bytes.length, limits.maxBytes());
    }
    try (VideoStream stream = new VideoStream(bytes, limits)) {
      long pixels = checkFrame(stream.parameters(), limits);
      if (pixels <= 0) {
        throw VideoStream.invalid(
            "%d pixels a frame (expected: 1..%d)", pixels, limits.maxFramePixels());
      }
      Survey survey = read(stream);
      survey.check(pixels, limits);
      return survey;
    }
  }

  /** Pixels of a stream's frames, which must not be too many; 0 if that is not known yet. */
  static long checkFrame(AVCodecParameters parameters, VideoLimits limits) {
    long pixels = (long) parameters.width() * parameters.height();
    if (pixels > limits.maxFramePixels()) {
      throw tooLarge("pixels a frame", pixels, limits.maxFramePixels());
    }
    return pixels;
  }

  private static Survey read(VideoStream stream) {
    int frames = 0;
    List<Long> keys = new ArrayList<>();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (AVPacket packet = stream.next(); packet != null; packet = stream.next()) {
      frames++;
      long shown = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
      if (shown != AV_NOPTS_VALUE) {
        first = Math.min(first, shown);
        last = Math.max(last, shown + Math.max(0, packet.duration()));
        if ((packet.flags() & AV_PKT_FLAG_KEY) != 0) {
          keys.add(shown);
        }
      }
    }
    double unit = stream.secondsAUnit();
    double counted = frames * stream.secondsAFrame();
    if (first > last) {
      return new Survey(frames, 0, counted, List.of());
    }
    double start = first * unit;
    return new Survey(
        frames,
        start,
        last > first ? (last - first) * unit : counted,
        keys.stream().sorted().map(key -> key * unit - start).toList());
  }

  /** The last key frame that is shown at a time or before it; 0 if there is none. */
  double keyBefore(double seconds) {
    int place = Collections.binarySearch(keys, seconds);
    int index = place >= 0 ? place : -place - 2;
    return index < 0 ? 0 : keys.get(index);
  }

  private void check(long pixels, VideoLimits limits) {
    if (frames == 0) {
      throw VideoStream.invalid("%d frames (expected: 1 or more)", frames);
    }
    Duration duration = Duration.ofMillis(Math.round(seconds * 1e3));
    if (duration.compareTo(limits.maxDuration()) > 0) {
      throw tooLarge("ms", duration.toMillis(), limits.maxDuration().toMillis());
    }
    if (frames > limits.maxPixels() / pixels) {
      throw tooLarge("pixels in all frames", frames * pixels, limits.maxPixels());
    }
  }

  static ServiceException tooLarge(String unit, long value, long most) {
    return ServiceException.of(
        ErrorReason.TOO_LARGE, "video: %d %s (expected: 1..%d)", value, unit, most);
  }
}
