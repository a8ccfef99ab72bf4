package io.crossmodal.encoder.batch;

/** Who waits for an answer; live work passes bulk work, which keeps a share of its own. */
public enum Priority {
  /** A person or a search waits. */
  LIVE,
  /** An import. */
  BULK
}
