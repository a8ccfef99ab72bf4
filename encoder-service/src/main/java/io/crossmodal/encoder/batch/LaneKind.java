package io.crossmodal.encoder.batch;

/**
 * What a lane carries; each kind is prepared on threads of its own, so that a text passes a big
 * picture.
 */
public enum LaneKind {
  TEXT,
  IMAGE,
  VIDEO
}
