package io.crossmodal.bench.race;

import java.io.IOException;
import java.util.List;

/** An index that has been built over the items and answers the queries, one thread at a time. */
public interface Contender extends AutoCloseable {

  /** What it is called in reports, unique in a race. */
  String name();

  /** True if it is another project's. */
  boolean isPeer();

  /** How it was built. */
  Build build();

  /** What its recall can be bought with, cheapest first; at least one. */
  List<String> efforts();

  /**
   * Answers the first queries of the data, so many times, one after another.
   *
   * @param queries how many, 1 to all
   * @param rounds how often
   */
  Answers answer(String effort, int queries, int rounds) throws IOException;

  @Override
  void close();

  /**
   * How an index was built.
   *
   * @param seconds wall time
   * @param bytesPerVector what it keeps for a vector; {@link #what} says which bytes
   * @param what the bytes are of, for example "codes in memory"
   */
  record Build(double seconds, double bytesPerVector, String what) {}

  /**
   * What was answered.
   *
   * @param rows the items found for each query, best first
   * @param seconds wall time of all rounds
   * @param sure how likely each answer is exact as it says, 0..1; empty where they do not say
   */
  record Answers(int[][] rows, double seconds, double[] sure) {

    /** Answers that do not say how sure they are. */
    public Answers(int[][] rows, double seconds) {
      this(rows, seconds, new double[0]);
    }
  }
}
