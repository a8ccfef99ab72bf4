package io.crossmodal.eval.run;

/** Takes the scores of one query after the other. */
@FunctionalInterface
public interface ScoreSink {

  /** Takes the scores of a query by gallery row. */
  void accept(int query, float[] scores);
}
