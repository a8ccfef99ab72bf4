package io.crossmodal.encoder.video;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;

/** Makes upright RGB pictures and small grey ones of decoded frames, by their own colour space. */
final class FramePainter implements AutoCloseable {

  /** Side of the grey pictures. */
  static final int THUMBNAIL = 32;

  private static final int NEUTRAL = 1 << 16;

  private final int quarterTurns;
  private @Nullable SwsContext colours;
  private @Nullable SwsContext greys;

  /**
   * @param quarterTurns clockwise, 0 to 3
   */
  FramePainter(int quarterTurns) {
    this.quarterTurns = quarterTurns;
  }

  /** The frame as TYPE_INT_RGB. */
  BufferedImage picture(AVFrame frame) {
    int width = frame.width();
    int height = frame.height();
    int flags = SWS_BILINEAR | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT;
    colours = context(colours, frame, width, height, AV_PIX_FMT_BGRA, flags);
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    AVFrame scaled = scaled(colours, frame, width, height, AV_PIX_FMT_BGRA);
    try {
      int stride = scaled.linesize(0) / Integer.BYTES;
      IntBuffer rows = bytes(scaled).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
      for (int y = 0; y < height; y++) {
        rows.get(y * stride, pixels, y * width, width);
      }
    } finally {
      av_frame_free(scaled);
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] &= 0xFFFFFF;
    }
    return turned(picture);
  }

  /** A grey picture of {@link #THUMBNAIL} pixels a side, row by row. */
  byte[] thumbnail(AVFrame frame) {
    greys = context(greys, frame, THUMBNAIL, THUMBNAIL, AV_PIX_FMT_GRAY8, SWS_AREA);
    byte[] grey = new byte[THUMBNAIL * THUMBNAIL];
    AVFrame scaled = scaled(greys, frame, THUMBNAIL, THUMBNAIL, AV_PIX_FMT_GRAY8);
    try {
      ByteBuffer rows = bytes(scaled);
      for (int y = 0; y < THUMBNAIL; y++) {
        rows.get(y * scaled.linesize(0), grey, y * THUMBNAIL, THUMBNAIL);
      }
    } finally {
      av_frame_free(scaled);
    }
    return grey;
  }

  private static SwsContext context(
      @Nullable SwsContext known, AVFrame frame, int width, int height, int format, int flags) {
    SwsContext context =
        sws_getCachedContext(
            known,
            frame.width(),
            frame.height(),
            frame.format(),
            width,
            height,
            format,
            flags,
            null,
            null,
            (DoublePointer) null);
    if (context == null || context.isNull()) {
      throw VideoStream.invalid(
          "%dx%d in pixel format %d (expected: one that can be converted)",
          frame.width(), frame.height(), frame.format());
    }
    int space = frame.colorspace();
    IntPointer matrix =
        sws_getCoefficients(space == AVCOL_SPC_UNSPECIFIED ? SWS_CS_DEFAULT : space);
    int full = frame.color_range() == AVCOL_RANGE_JPEG ? 1 : 0;
    sws_setColorspaceDetails(context, matrix, full, matrix, 1, 0, NEUTRAL, NEUTRAL);
    return context;
  }

  private static AVFrame scaled(
      SwsContext context, AVFrame frame, int width, int height, int format) {
    AVFrame target = av_frame_alloc();
    target.format(format);
    target.width(width);
    target.height(height);
    if (av_frame_get_buffer(target, 0) < 0) {
      av_frame_free(target);
      throw new OutOfMemoryError("a frame of %dx%d pixels".formatted(width, height));
    }
    sws_scale(
        context,
        frame.data(),
        frame.linesize(),
        0,
        frame.height(),
        target.data(),
        target.linesize());
    return target;
  }

  private static ByteBuffer bytes(AVFrame frame) {
    return frame.data(0).capacity((long) frame.linesize(0) * frame.height()).asByteBuffer();
  }

  private BufferedImage turned(BufferedImage picture) {
    if (quarterTurns == 0) {
      return picture;
    }
    int width = picture.getWidth();
    int height = picture.getHeight();
    boolean upright = quarterTurns == 2;
    BufferedImage turned =
        new BufferedImage(
            upright ? width : height, upright ? height : width, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = picture.getRGB(x, y);
        switch (quarterTurns) {
          case 1 -> turned.setRGB(height - 1 - y, x, rgb);
          case 2 -> turned.setRGB(width - 1 - x, height - 1 - y, rgb);
          default -> turned.setRGB(y, width - 1 - x, rgb);
        }
      }
    }
    return turned;
  }

  @Override
  public void close() {
    if (colours != null) {
      sws_freeContext(colours);
    }
    if (greys != null) {
      sws_freeContext(greys);
    }
  }
}
