package io.crossmodal.encoder.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_get;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** The packets of a file's video stream. */
final class VideoStream implements AutoCloseable {

  /** Containers of one file; formats that name other files or addresses are not among them. */
  private static final String CONTAINERS =
      "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,flv,mpeg,mpegts,mpegvideo,ogg,asf,m4v,h264,hevc,"
          + "ivf,gif,mp3,wav,flac,aac,aiff,caf";

  private static final int MAX_STREAMS = 64;

  static {
    av_log_set_level(AV_LOG_QUIET);
  }

  private final MemoryInput input;
  private final AVFormatContext file;
  private final AVStream stream;
  private final AVPacket packet = av_packet_alloc();

  /**
   * Opens the file.
   *
   * @throws ServiceException INVALID_VIDEO if it has no video
   */
  VideoStream(byte[] bytes, VideoLimits limits) {
    this.input = new MemoryInput(bytes);
    AVFormatContext context = avformat_alloc_context();
    context.pb(input.context());
    context.max_streams(MAX_STREAMS);
    try {
      open(context);
    } catch (ServiceException e) {
      release(context); // FFmpeg itself frees a context that can't be opened
      throw e;
    }
    this.file = context;
    try {
      inspect(limits);
      this.stream = find();
    } catch (ServiceException e) {
      close();
      throw e;
    }
  }

  private void open(AVFormatContext context) {
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "format_whitelist", CONTAINERS, 0);
    av_dict_set(options, "protocol_whitelist", "none", 0);
    int opened = avformat_open_input(context, (String) null, null, options);
    av_dict_free(options);
    if (opened < 0) {
      throw invalid("%s (expected: a video file such as MP4, WebM or AVI)", message(opened));
    }
  }

  private void release(AVFormatContext context) {
    context.setNull();
    input.close();
    av_packet_free(packet);
  }

  /** Finds out what the header does not say, without decoding frames that are too large. */
  private void inspect(VideoLimits limits) {
    int count = file.nb_streams();
    for (int i = 0; i < count; i++) {
      Survey.checkFrame(file.streams(i).codecpar(), limits);
    }
    AVDictionary[] options = new AVDictionary[count];
    try (PointerPointer<AVDictionary> all = new PointerPointer<>(Math.max(1, count))) {
      for (int i = 0; i < count; i++) {
        options[i] = new AVDictionary(null);
        av_dict_set(options[i], "max_pixels", Long.toString(limits.maxFramePixels()), 0);
        av_dict_set(options[i], "threads", "1", 0);
        all.put(i, options[i]);
      }
      int found = avformat_find_stream_info(file, all);
      for (int i = 0; i < count; i++) {
        av_dict_free(all.position(i));
      }
      if (found < 0) {
        throw invalid("%s (expected: streams that can be read)", message(found));
      }
    }
  }

  private AVStream find() {
    boolean sound = false;
    for (int i = 0; i < file.nb_streams(); i++) {
      AVStream candidate = file.streams(i);
      int type = candidate.codecpar().codec_type();
      boolean cover = (candidate.disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0;
      if (type == AVMEDIA_TYPE_VIDEO && !cover) {
        return candidate;
      }
      sound |= type == AVMEDIA_TYPE_AUDIO;
    }
    throw invalid("%s (expected: a video stream)", sound ? "sound alone" : "no pictures");
  }

  AVCodecParameters parameters() {
    return stream.codecpar();
  }

  /** Goes on with the key frame at or before a time of the file's clock; false if it can't. */
  boolean seek(double seconds) {
    long time = Math.round(seconds / secondsAUnit());
    return av_seek_frame(file, stream.index(), time, AVSEEK_FLAG_BACKWARD) >= 0;
  }

  double secondsAUnit() {
    return (double) stream.time_base().num() / stream.time_base().den();
  }

  /** Seconds a frame where the file says how many there are a second, else 0. */
  double secondsAFrame() {
    int frames = stream.avg_frame_rate().num();
    return frames <= 0 ? 0 : (double) stream.avg_frame_rate().den() / frames;
  }

  /** Quarter turns clockwise that make the picture upright, 0 to 3. */
  int quarterTurns() {
    AVPacketSideData matrix =
        av_packet_side_data_get(
            parameters().coded_side_data(),
            parameters().nb_coded_side_data(),
            AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null || matrix.isNull()) {
      return 0;
    }
    double degrees = -av_display_rotation_get(new IntPointer(matrix.data()));
    return Double.isNaN(degrees) ? 0 : Math.floorMod(Math.round(degrees / 90), 4);
  }

  /**
   * The next packet of the video, valid until the next call; null at the end.
   *
   * @throws ServiceException INVALID_VIDEO if the file is damaged here
   */
  @Nullable AVPacket next() {
    while (true) {
      boolean torn = (packet.flags() & AV_PKT_FLAG_CORRUPT) != 0;
      av_packet_unref(packet);
      int read = av_read_frame(file, packet);
      if (read == AVERROR_EOF()) {
        if (torn) {
          throw invalid("cut short (expected: a whole file)");
        }
        return null;
      }
      if (read < 0) {
        throw invalid("%s (expected: a whole file)", message(read));
      }
      if (packet.stream_index() == stream.index()) {
        return packet;
      }
    }
  }

  @Override
  public void close() {
    avformat_close_input(file);
    input.close();
    av_packet_free(packet);
  }

  @FormatMethod
  static ServiceException invalid(@FormatString String format, Object... values) {
    return new ServiceException(ErrorReason.INVALID_VIDEO, "video: " + format.formatted(values));
  }

  static String message(int error) {
    byte[] text = new byte[128];
    av_strerror(error, text, text.length);
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }
}
