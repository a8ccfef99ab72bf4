package io.crossmodal.eval.run;

/** Takes what one query after the other found. */
@FunctionalInterface
public interface HitSink {

  /** Takes the gallery rows that a query found, best first, and their scores. */
  void accept(int query, int[] rows, float[] scores);
}
