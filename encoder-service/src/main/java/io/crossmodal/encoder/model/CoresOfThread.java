package io.crossmodal.encoder.model;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/** Says how many cores the device library uses for what the calling thread asks of it. */
public final class CoresOfThread {

  private CoresOfThread() {}

  /**
   * Sets the number for the calling thread alone; loads the device library if need be.
   *
   * @param cores 1 or more
   */
  public static void use(int cores) {
    if (cores < 1) {
      throw new IllegalArgumentException("cores: %d (expected: 1 or more)".formatted(cores));
    }
    Engine.getEngine("PyTorch");
    // A thread that is new to the library takes the last number that any thread set: asking makes
    // it
    // known first, so that the number set here stays.
    JniUtils.getNumThreads();
    JniUtils.setNumThreads(cores);
  }

  /** The number for the calling thread. */
  public static int used() {
    Engine.getEngine("PyTorch");
    return JniUtils.getNumThreads();
  }
}
