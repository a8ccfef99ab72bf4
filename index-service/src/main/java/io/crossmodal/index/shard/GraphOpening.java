package io.crossmodal.index.shard;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the graphs of a table's views beside the rest of a start, which waits for them a little:
 * the first searches would scan all codes otherwise, and the scan reads and checks more than the
 * graphs have.
 */
final class GraphOpening {

  private static final Logger LOG = LoggerFactory.getLogger(GraphOpening.class);

  /** Larger graphs are opened while the shard serves. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Thread thread;

  private GraphOpening(Thread thread) {
    this.thread = thread;
  }

  /** Begins to open the graphs that there are; nobody else changes files until that is done. */
  static GraphOpening begin(LiveTable live, ShardFiles files, ItemTable table) {
    return new GraphOpening(
        Thread.ofPlatform()
            .name("index-open-graphs")
            .daemon()
            .start(() -> live.maintaining(() -> open(files, table))));
  }

  private static void open(ShardFiles files, ItemTable table) {
    try {
      files.openGraphs(table);
    } catch (RuntimeException e) {
      LOG.warn("graphs are opened later: {}", e.toString());
    }
  }

  /** Waits for the end, but for a few seconds at most. */
  void await() {
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
