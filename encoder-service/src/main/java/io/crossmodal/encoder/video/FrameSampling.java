package io.crossmodal.encoder.video;

/** Which frames of a video are looked at. */
public sealed interface FrameSampling {

  /** Eight frames, evenly spread. */
  FrameSampling DEFAULT = new Uniform(8);

  /**
   * What is shown in the middle of each of so many equal parts; fewer frames if the video has
   * fewer.
   *
   * @param frames 1 or more
   */
  record Uniform(int frames) implements FrameSampling {

    public Uniform {
      if (frames < 1) {
        throw new IllegalArgumentException("frames: %d (expected: 1 or more)".formatted(frames));
      }
    }
  }

  /**
   * What is shown at the beginning and at every full interval after it.
   *
   * @param frames frames a second, above 0
   */
  record PerSecond(double frames) implements FrameSampling {

    public PerSecond {
      if (!(frames > 0) || !Double.isFinite(frames)) {
        throw new IllegalArgumentException(
            "per second: %s (expected: a finite number above 0)".formatted(frames));
      }
    }
  }

  /**
   * The first frame and every later one that differs from the one before it.
   *
   * @param change mean difference of grey levels, above 0 and below 1, where 1 is from black to
   *     white; 0.1 finds cuts and leaves motion out
   */
  record Scenes(double change) implements FrameSampling {

    public Scenes {
      if (!(change > 0 && change < 1)) {
        throw new IllegalArgumentException(
            "scene change: %s (expected: above 0 and below 1)".formatted(change));
      }
    }
  }
}
