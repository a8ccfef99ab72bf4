package io.crossmodal.encoder.video;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Moves through a video from one wanted time to the next, and over what no wanted frame depends on:
 * it goes on at the last key frame before the time if that is ahead.
 */
final class FramePicker implements AutoCloseable {

  /** Seconds by which a clock of fractions may be off. */
  private static final double ROUNDING = 1e-6;

  private final FrameReader reader;
  private final Survey survey;
  private final boolean skipping;
  private final AVFrame shown = av_frame_alloc();
  private final AVFrame coming = av_frame_alloc();
  private boolean begun;
  private boolean ended;
  private boolean lost;
  private double since = -1;
  private double until = -1;

  /**
   * @param skipping false to decode every frame
   */
  FramePicker(FrameReader reader, Survey survey, boolean skipping) {
    this.reader = reader;
    this.survey = survey;
    this.skipping = skipping;
  }

  /** Moves to the frame that is shown at a time; false if it is the one it was at already. */
  boolean moveTo(double time) {
    double before = since;
    double key = survey.keyBefore(time + ROUNDING);
    if (skipping && begun && key > until + ROUNDING && reader.seek(key)) {
      begun = false;
      ended = false;
      av_frame_unref(coming);
    }
    if (!begun) {
      begin(key, since >= 0);
    }
    while (!ended && until <= time + ROUNDING) {
      advance();
    }
    return since > before;
  }

  /** The first frame, here or after a jump, which must not be later than the key frame. */
  private void begin(double key, boolean jumped) {
    begun = true;
    if (!reader.next(coming)) {
      ended = true;
      lost |= jumped;
      return;
    }
    until = reader.seconds(coming);
    lost |= jumped && until > key + ROUNDING;
    advance();
  }

  private void advance() {
    av_frame_unref(shown);
    av_frame_move_ref(shown, coming);
    since = until;
    ended = !reader.next(coming);
    if (!ended) {
      until = reader.seconds(coming);
    }
  }

  /** When the frame is shown. */
  double seconds() {
    return since;
  }

  AVFrame frame() {
    return shown;
  }

  /** True if a jump went too far: the file's index is wrong, and every frame has to be decoded. */
  boolean lost() {
    return lost;
  }

  @Override
  public void close() {
    av_frame_free(shown);
    av_frame_free(coming);
  }
}
