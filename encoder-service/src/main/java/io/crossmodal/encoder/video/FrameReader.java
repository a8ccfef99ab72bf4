package io.crossmodal.encoder.video;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Decodes the frames of a stream in the order in which they are shown. */
final class FrameReader implements AutoCloseable {

  private final VideoStream stream;
  private final double start;
  private final AVCodecContext decoder;
  private boolean drained;
  private double latest = -1;

  FrameReader(VideoStream stream, double start, VideoLimits limits) {
    this.stream = stream;
    this.start = start;
    int id = stream.parameters().codec_id();
    AVCodec codec = avcodec_find_decoder(id);
    if (codec == null || codec.isNull()) {
      throw VideoStream.invalid(
          "codec %s (expected: one with a decoder)", avcodec_get_name(id).getString());
    }
    this.decoder = avcodec_alloc_context3(codec);
    avcodec_parameters_to_context(decoder, stream.parameters());
    decoder.thread_count(1); // other videos and pictures are decoded beside
    decoder.max_pixels(limits.maxFramePixels());
    int opened = avcodec_open2(decoder, codec, (AVDictionary) null);
    if (opened < 0) {
      close();
      throw VideoStream.invalid(
          "%s (expected: a stream that can be decoded)", VideoStream.message(opened));
    }
  }

  /** Decodes into the frame; false after the last one. Packets that are damaged are passed over. */
  boolean next(AVFrame frame) {
    while (true) {
      if (avcodec_receive_frame(decoder, frame) >= 0) {
        return true;
      }
      if (drained) {
        return false;
      }
      AVPacket packet = stream.next();
      drained = packet == null;
      avcodec_send_packet(decoder, packet);
    }
  }

  /** Goes on at a time where a frame can be decoded without others; false if that can't be done. */
  boolean seek(double seconds) {
    if (!stream.seek(seconds + start)) {
      return false;
    }
    avcodec_flush_buffers(decoder);
    drained = false;
    return true;
  }

  /** Seconds from the first frame to this one, never less than of the one before. */
  double seconds(AVFrame frame) {
    long shown = frame.best_effort_timestamp();
    double at =
        shown == AV_NOPTS_VALUE
            ? latest < 0 ? 0 : latest + stream.secondsAFrame()
            : shown * stream.secondsAUnit() - start;
    latest = Math.max(at, Math.max(0, latest));
    return latest;
  }

  @Override
  public void close() {
    avcodec_free_context(decoder);
  }
}
