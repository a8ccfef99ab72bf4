package io.crossmodal.bench.rpc;

import io.crossmodal.bench.contender.ServiceView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Measures searches while nothing is written, in passes that alternate.
 *
 * @param local the view in this process
 * @param service a server with the same view
 * @param noop a server that does nothing
 * @param callers at once
 * @param passes of which the median counts
 * @param passTime of each
 */
public record RpcBench(
    ServiceView local,
    IndexClient service,
    IndexClient noop,
    int callers,
    int passes,
    Duration passTime) {

  private static final ClosedLoop ONE = new ClosedLoop(1, Duration.ZERO);

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
}
