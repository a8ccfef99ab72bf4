package io.crossmodal.index.search;

/** Which items may be found: live ones, of the wanted modality. */
@FunctionalInterface
public interface OrdinalFilter {

  /** Accepts every item. */
  OrdinalFilter ALL = ordinal -> true;

  boolean accepts(int ordinal);
}
