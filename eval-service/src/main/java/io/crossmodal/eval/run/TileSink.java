package io.crossmodal.eval.run;

/** Takes the scores of large galleries, some rows at a time. */
public interface TileSink {

  /** Begins a query: the scores of its drawn pool, in the order of its rows. */
  void begin(int query, float[] pool);

  /** Takes the scores of the gallery's next rows; each row comes once. */
  void add(int query, int firstRow, float[] scores);

  /** Ends a query, all of whose rows have come. */
  void end(int query);
}
