package io.crossmodal.bench.rpc;

import io.crossmodal.bench.data.BenchData;
import io.crossmodal.index.v1.Durability;
import java.time.Duration;

/**
 * Measures what writes do to searches.
 *
 * @param data whose items are written again under new ids
 * @param service a server that has them
 * @param time of each measurement
 */
public record WriteBench(BenchData data, IndexClient service, Duration time) {

  private static final ClosedLoop PACED = new ClosedLoop(1, Duration.ofMillis(5));
  private static final ClosedLoop WARMING = new ClosedLoop(2, Duration.ZERO);
  private static final Duration WARM_UP = Duration.ofSeconds(8);

  /** Searches at a pace of at most 200 a second while nothing is written. */
  public Load idle() {
    service.search(WARMING, WARM_UP);
    return service.search(PACED, time);
  }

  /**
   * The same while items are upserted through one stream.
   *
   * @param pace upserts a second that are sent at most; 0 for as many as are taken
   */
  public Written written(Durability durability, int pace) throws InterruptedException {
    String prefix = "%s-%d-".formatted(durability, pace);
    WriteLoad writes = new WriteLoad(service, data.file().items(), durability, prefix, pace);
    Thread thread = Thread.ofPlatform().name("bench-writer").start(writes);
    Load searches = service.search(PACED, time);
    writes.stop();
    thread.join();
    return new Written(durability, pace, writes.perSecond(), searches);
  }
}
