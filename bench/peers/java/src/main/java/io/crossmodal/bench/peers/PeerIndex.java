package io.crossmodal.bench.peers;

import java.io.IOException;
import java.util.List;

/** Another project's index over unit vectors, built; for one thread. */
interface PeerIndex extends AutoCloseable {

  /** Threads that build it. */
  int BUILD_THREADS = 2;

  /** Bytes that it keeps for all vectors, and of what they are. */
  long bytes() throws IOException;

  String bytesOf();

  /** What its recall can be bought with, cheapest first. */
  List<String> efforts();

  /** Rows of the k best, best first. */
  int[] search(float[] query, int k, String effort) throws IOException;

  @Override
  void close() throws IOException;

  /** Builds one over the items. */
  @FunctionalInterface
  interface Builder {
    PeerIndex build(float[][] items) throws IOException;
  }
}
