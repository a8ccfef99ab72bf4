package io.crossmodal.bench.rpc;

import io.crossmodal.bench.contender.ServiceView;
import io.crossmodal.bench.data.BenchData;
import io.crossmodal.index.v1.Durability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Takes the measurements, in passes that alternate where figures are compared.
 *
 * @param data items and queries
 * @param local the view in this process
 * @param service a server with the same view
 * @param noop a server that does nothing
 * @param callers at once
 * @param passes of which the median counts
 * @param passTime of each
 */
public record RpcBench(
    BenchData data,
    ServiceView local,
    IndexClient service,
    IndexClient noop,
    int callers,
    int passes,
    Duration passTime) {

  private static final ClosedLoop ONE = new ClosedLoop(1, Duration.ZERO);
  private static final ClosedLoop PACED = new ClosedLoop(1, Duration.ofMillis(5));
  private static final int BATCH = 250;

  /** Two that alternate. */
  public record Pair(Load first, Load second) {}

  /** One caller in this process and one over gRPC. */
  public Pair unary() {
    Runnable[] searches = local.searches(local.efforts().getFirst());
    return alternate(
        () -> ONE.run(passTime, i -> searches[i % searches.length].run()),
        () -> service.search(ONE, passTime));
  }

  /** Many callers of the service and of a server that does nothing. */
  public Pair concurrent() {
    ClosedLoop many = new ClosedLoop(callers, Duration.ZERO);
    return alternate(() -> service.search(many, passTime), () -> noop.search(many, passTime));
  }

  /** Searches at a pace of at most 200 a second while nothing is written. */
  public Load idle() {
    service.search(PACED, passTime);
    return service.search(PACED, passTime.multipliedBy(passes));
  }

  /** The same while items are upserted through one stream. */
  public Written written(Durability durability, String prefix) throws InterruptedException {
    Duration time = passTime.multipliedBy(passes);
    Writer writer = new Writer(durability, prefix);
    Thread thread = Thread.ofPlatform().name("bench-writer").start(writer);
    Load searches = service.search(PACED, time);
    writer.going = false;
    thread.join();
    return new Written(writer.perSecond(), searches);
  }

  /**
   * Searches beside writes.
   *
   * @param upsertsPerSecond acknowledged
   */
  public record Written(double upsertsPerSecond, Load searches) {}

  private Pair alternate(Supplier<Load> first, Supplier<Load> second) {
    List<Load> firsts = new ArrayList<>();
    List<Load> seconds = new ArrayList<>();
    for (int pass = 0; pass <= passes; pass++) {
      firsts.add(first.get());
      seconds.add(second.get());
    }
    return new Pair(timed(firsts), timed(seconds));
  }

  /** The first pass is for warming up. */
  private static Load timed(List<Load> loads) {
    return Load.median(loads.subList(1, loads.size()));
  }

  private final class Writer implements Runnable {

    private final Durability durability;
    private final String prefix;
    private volatile boolean going = true;
    private double upsertsPerSecond = Double.NaN;

    Writer(Durability durability, String prefix) {
      this.durability = durability;
      this.prefix = prefix;
    }

    @Override
    public void run() {
      long start = System.nanoTime();
      UpsertFlow flow = service.upserts();
      try (flow) {
        for (long from = 0; going; from += BATCH) {
          flow.send(IndexClient.upsert(data.file().items(), prefix, from, BATCH, durability));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      upsertsPerSecond = flow.acknowledged() / ((System.nanoTime() - start) / 1e9);
    }

    double perSecond() {
      if (Double.isNaN(upsertsPerSecond)) {
        throw new IllegalStateException("the writes failed (expected: all acknowledged)");
      }
      return upsertsPerSecond;
    }
  }
}
