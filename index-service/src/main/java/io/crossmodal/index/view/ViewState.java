package io.crossmodal.index.view;

/** Whether a view has the file that it needs; it answers right in every state. */
public enum ViewState {
  /** Everything is there. */
  READY,
  /** Its file is being built. */
  BUILDING,
  /** Its file was missing, damaged or could not be made. */
  DEGRADED
}
