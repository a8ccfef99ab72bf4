package io.crossmodal.index.shard;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.concurrent.TimeUnit;

/**
 * Holds writes back while files are made more slowly than items come, so that neither memory nor
 * what a search has to look at grows without bound: from half of the limit on each write waits a
 * little longer, and at the limit until files are made.
 *
 * <p>Where no files can be made nobody waits for them; a full disk refuses writes by itself.
 */
final class TailRoom {

  private static final double LONGEST_PAUSE_MILLIS = 50;
  private static final int LOOK_AGAIN_MILLIS = 5;

  private final LiveTable live;
  private final Upkeep upkeep;
  private final int limit;

  /**
   * @param limit ordinals that are in memory alone
   */
  TailRoom(LiveTable live, Upkeep upkeep, int limit) {
    this.live = live;
    this.upkeep = upkeep;
    this.limit = limit;
  }

  /**
   * Waits before a write.
   *
   * @throws ServiceException when the deadline passes first; nothing is written then
   */
  void await(Deadline deadline) {
    double share = share();
    if (share > .5 && upkeep.underWay()) {
      pause(Math.min(1, 2 * share - 1) * LONGEST_PAUSE_MILLIS);
    }
    while (share() >= 1 && upkeep.underWay()) {
      deadline.check();
      pause(LOOK_AGAIN_MILLIS);
    }
  }

  private double share() {
    ItemTable table = live.table();
    return (double) (table.population().ordinals() - table.sealedCount()) / limit;
  }

  private static void pause(double millis) {
    try {
      TimeUnit.MICROSECONDS.sleep((long) (1_000 * millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceException(ErrorReason.CANCELLED, "cancelled before items were written", e);
    }
  }
}
