package io.crossmodal.eval.run;

/** Which items a query is ranked among. */
@FunctionalInterface
public interface PoolSource {

  /**
   * Rows of a query's largest pool, the relevant ones first, none twice; its smaller pools are the
   * leading parts of it.
   */
  int[] largest(int query);

  /** The same of its largest pool that is not the whole gallery; the relevant rows if none is. */
  default int[] drawn(int query) {
    return largest(query);
  }
}
