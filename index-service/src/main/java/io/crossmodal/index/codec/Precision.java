package io.crossmodal.index.codec;

/** How finely a view keeps its vectors, from exact to one bit a component. */
public enum Precision {
  FP32,
  FP16,
  INT8,
  INT4,
  BIT2,
  BIT1
}
