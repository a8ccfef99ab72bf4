package io.crossmodal.bench.rpc;

import io.crossmodal.index.v1.Durability;
import java.util.concurrent.locks.LockSupport;

/** Upserts new items through one stream until it is stopped, as fast as it may. */
final class WriteLoad implements Runnable {

  private static final int BATCH = 250;

  private final IndexClient service;
  private final float[][] rows;
  private final Durability durability;
  private final String prefix;
  private final int pace;
  private volatile boolean going = true;
  private double upsertsPerSecond = Double.NaN;

  /**
   * @param prefix of the ids, which no other load has
   * @param pace upserts a second at most; 0 for as many as are taken
   */
  WriteLoad(IndexClient service, float[][] rows, Durability durability, String prefix, int pace) {
    this.service = service;
    this.rows = rows;
    this.durability = durability;
    this.prefix = prefix;
    this.pace = pace;
  }

  @Override
  public void run() {
    long start = System.nanoTime();
    UpsertFlow flow = service.upserts();
    try (flow) {
      for (long from = 0; going; from += BATCH) {
        if (pace > 0) {
          LockSupport.parkNanos(start + from * 1_000_000_000L / pace - System.nanoTime());
        }
        flow.send(IndexClient.upsert(rows, prefix, from, BATCH, durability));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    upsertsPerSecond = flow.acknowledged() / ((System.nanoTime() - start) / 1e9);
  }

  /** Sends no further batch. */
  void stop() {
    going = false;
  }

  /** Upserts acknowledged a second; to be called when the load has ended. */
  double perSecond() {
    if (Double.isNaN(upsertsPerSecond)) {
      throw new IllegalStateException("the writes failed (expected: all acknowledged)");
    }
    return upsertsPerSecond;
  }
}
