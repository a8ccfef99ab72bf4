package io.crossmodal.eval.run;

/** Which items a query is ranked among. */
@FunctionalInterface
public interface PoolSource {

  /** Rows of a query's pool of that many items, the relevant ones among them, none twice. */
  int[] pool(int query, int candidates);
}
