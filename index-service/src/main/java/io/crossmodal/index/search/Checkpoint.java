package io.crossmodal.index.search;

/**
 * Called now and then during a scan, about every quarter of a mebibyte of codes; throws to abandon
 * it.
 */
@FunctionalInterface
public interface Checkpoint {

  /** Never abandons. */
  Checkpoint NONE = () -> {};

  void check();
}
