package io.crossmodal.encoder.batch;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What waits, by lane, and how long serving it will take.
 *
 * <p>Not safe for several threads.
 */
final class Backlog {

  private final BatchThreads threads;
  private final Map<Lane<?, ?>, Integer> waiting = new IdentityHashMap<>();

  Backlog(BatchThreads threads) {
    this.threads = threads;
  }

  void add(Item<?, ?> item) {
    waiting.merge(item.lane(), 1, Integer::sum);
  }

  void remove(Item<?, ?> item) {
    waiting.computeIfPresent(item.lane(), (_, count) -> count == 1 ? null : count - 1);
  }

  /**
   * How long it takes until all of it is served, by what its lanes took lately: preparation and
   * device work at the same time, so the slower of the two counts. What is on the device counts
   * whole: half of it is done, on average, and as much may pass by for the sake of less padding.
   */
  Duration timeToServe() {
    double device = 0;
    double texts = 0;
    double images = 0;
    double videos = 0;
    for (Map.Entry<Lane<?, ?>, Integer> entry : waiting.entrySet()) {
      Lane<?, ?> lane = entry.getKey();
      int count = entry.getValue();
      device += (count + lane.onDevice()) * lane.deviceTime().nanos();
      double prepare = count * lane.prepareTime().nanos();
      switch (lane.kind()) {
        case TEXT -> texts += prepare;
        case IMAGE -> images += prepare;
        case VIDEO -> videos += prepare;
      }
    }
    double prepared = Math.max(texts / threads.text(), Math.max(images, videos) / threads.image());
    return Duration.ofNanos((long) Math.max(device / threads.device(), prepared));
  }
}
