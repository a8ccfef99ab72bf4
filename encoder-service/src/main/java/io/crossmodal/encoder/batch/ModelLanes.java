package io.crossmodal.encoder.batch;

import io.crossmodal.dataset.image.ImageDecoder;
import io.crossmodal.encoder.input.ImageTensor;
import io.crossmodal.encoder.input.TokenizedText;
import io.crossmodal.encoder.model.DualEncoder;
import io.crossmodal.encoder.video.VideoDecoder;

/** The lanes of one model. */
public record ModelLanes(
    DualEncoder model,
    Lane<String, TokenizedText> texts,
    Lane<byte[], ImageTensor> images,
    Lane<VideoClip, ?> videos) {

  static ModelLanes of(DualEncoder model, InputLimits limits) {
    String name = model.card().name();
    TextWork texts = new TextWork(model, limits.maxTextCharacters());
    ImageWork images = new ImageWork(model, new ImageDecoder(limits.image()));
    VideoWork videos = new VideoWork(model, new VideoDecoder(limits.video()));
    return new ModelLanes(
        model,
        new Lane<>(name + " texts", LaneKind.TEXT, texts),
        new Lane<>(name + " images", LaneKind.IMAGE, images),
        new Lane<>(name + " videos", LaneKind.VIDEO, videos));
  }

  /**
   * What a text becomes before it is encoded.
   *
   * @throws io.crossmodal.rpc.ServiceException for a blank or too long text
   */
  public TokenizedText tokenize(String text) {
    return texts.work().prepare(text).value();
  }

  /** A text to encode. */
  public LaneInput<?, ?> text(String text) {
    return texts.input(text, (long) Character.BYTES * text.length());
  }

  /** An encoded picture to encode; not copied. */
  public LaneInput<?, ?> image(byte[] encoded) {
    return images.input(encoded, encoded.length);
  }

  /** A video to encode. */
  public LaneInput<?, ?> video(VideoClip clip) {
    return videos.input(clip, clip.encoded().length);
  }
}
