package io.crossmodal.encoder.video;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/** The FFmpeg that is bundled, which is there for some platforms and not for others. */
public final class Ffmpeg {

  private static final @Nullable String PROBLEM = load();

  private Ffmpeg() {}

  /** Why videos can't be read on this machine; empty if they can. */
  public static Optional<String> problem() {
    return Optional.ofNullable(PROBLEM);
  }

  /**
   * Nothing where videos can be read.
   *
   * @throws ServiceException FAILED_PRECONDITION where they can't
   */
  static void require() {
    if (PROBLEM != null) {
      throw ServiceException.of(
          ErrorReason.FAILED_PRECONDITION,
          "video: FFmpeg can't be loaded: %s (expected: Linux on x86-64)",
          PROBLEM);
    }
  }

  private static @Nullable String load() {
    try {
      Loader.load(avutil.class);
      Loader.load(avcodec.class);
      Loader.load(avformat.class);
      Loader.load(swscale.class);
      return null;
    } catch (LinkageError e) {
      return String.valueOf(e.getMessage());
    }
  }
}
