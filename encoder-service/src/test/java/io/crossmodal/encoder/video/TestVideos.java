package io.crossmodal.encoder.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** Makes small videos of plain grey frames with FFmpeg's own encoders. */
public final class TestVideos {

  public static final int WIDTH = 96;
  public static final int HEIGHT = 64;

  private TestVideos() {}

  /**
   * A video of one frame a level.
   *
   * @param name file name whose ending names the container
   * @param codec of FFmpeg's codec ids
   * @param levels luma of each frame, 16 (black) to 235 (white)
   */
  public static byte[] video(Path folder, String name, int codec, int perSecond, int... levels)
      throws IOException {
    Path file = folder.resolve(name);
    AVFormatContext format = new AVFormatContext(null);
    check(avformat_alloc_output_context2(format, null, null, file.toString()));
    AVCodecContext encoder = avcodec_alloc_context3(avcodec_find_encoder(codec));
    AVStream stream = avformat_new_stream(format, null);
    encoder.width(WIDTH);
    encoder.height(HEIGHT);
    encoder.pix_fmt(name.endsWith("avi") ? AV_PIX_FMT_YUVJ420P : AV_PIX_FMT_YUV420P);
    encoder.time_base(av_make_q(1, perSecond));
    encoder.framerate(av_make_q(perSecond, 1));
    encoder.flags(encoder.flags() | AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_GLOBAL_HEADER);
    encoder.global_quality(2 * FF_QP2LAMBDA);
    check(avcodec_open2(encoder, null, (AVDictionary) null));
    check(avcodec_parameters_from_context(stream.codecpar(), encoder));
    stream.time_base(encoder.time_base());
    stream.avg_frame_rate(encoder.framerate());
    AVIOContext target = new AVIOContext(null);
    check(avio_open(target, file.toString(), AVIO_FLAG_WRITE));
    format.pb(target);
    check(avformat_write_header(format, (AVDictionary) null));
    AVFrame frame = av_frame_alloc();
    frame.format(encoder.pix_fmt());
    frame.width(WIDTH);
    frame.height(HEIGHT);
    check(av_frame_get_buffer(frame, 0));
    AVPacket packet = av_packet_alloc();
    for (int i = 0; i < levels.length; i++) {
      check(av_frame_make_writable(frame));
      fill(frame.data(0), frame.linesize(0) * HEIGHT, levels[i]);
      fill(frame.data(1), frame.linesize(1) * HEIGHT / 2, 128);
      fill(frame.data(2), frame.linesize(2) * HEIGHT / 2, 128);
      frame.pts(i);
      frame.quality(encoder.global_quality());
      send(encoder, frame, packet, format, stream);
    }
    send(encoder, null, packet, format, stream);
    check(av_write_trailer(format));
    av_packet_free(packet);
    av_frame_free(frame);
    avcodec_free_context(encoder);
    avio_closep(target);
    avformat_free_context(format);
    return Files.readAllBytes(file);
  }

  /** Half a second of silence as a WAV file. */
  public static byte[] sound() {
    int samples = 4000;
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16000);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    return wav.array();
  }

  private static void send(
      AVCodecContext encoder,
      @Nullable AVFrame frame,
      AVPacket packet,
      AVFormatContext format,
      AVStream stream) {
    check(avcodec_send_frame(encoder, frame));
    while (avcodec_receive_packet(encoder, packet) >= 0) {
      packet.duration(1);
      av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
      packet.stream_index(stream.index());
      check(av_interleaved_write_frame(format, packet));
    }
  }

  private static void fill(BytePointer plane, int count, int value) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    plane.put(bytes);
  }

  private static void check(int result) {
    if (result < 0) {
      throw new IllegalStateException(VideoStream.message(result));
    }
  }
}
