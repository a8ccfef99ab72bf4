package io.crossmodal.encoder.endpoint;

import io.crossmodal.encoder.batch.VideoClip;
import io.crossmodal.encoder.v1.Video;
import io.crossmodal.encoder.video.FrameSampling;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.rpc.ServiceException;

/** Reads the videos of requests. */
final class VideoClips {

  private VideoClips() {}

  /**
   * One video.
   *
   * @throws ServiceException INVALID_FIELD for a sampling that makes no sense
   */
  static VideoClip of(Video video) {
    try {
      return new VideoClip(
          video.getData().toByteArray(), sampling(video.getSampling()), video.getEachFrame());
    } catch (IllegalArgumentException e) {
      throw ServiceException.of(
          ErrorReason.INVALID_FIELD, "video.sampling: %s", ErrorStatus.message(e));
    }
  }

  private static FrameSampling sampling(io.crossmodal.encoder.v1.FrameSampling sampling) {
    return switch (sampling.getRuleCase()) {
      case UNIFORM -> new FrameSampling.Uniform(sampling.getUniform());
      case PER_SECOND -> new FrameSampling.PerSecond(sampling.getPerSecond());
      case SCENE_CHANGE -> new FrameSampling.Scenes(sampling.getSceneChange());
      case RULE_NOT_SET -> FrameSampling.DEFAULT;
    };
  }
}
